import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import {
	FAMILY_PROVIDERS,
	type FamilyProvider,
	type ProvenIdentity
} from '../../domain/sign-in/identity-provider';
import { knowFamily, type FamilyIdentityRefusal } from '../../domain/sign-in/know-family';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { accountIdentity } from '../db/schema/identity';
import { journal } from '../db/schema/staff';
import { openFamilySession } from './family-session';

/**
 * Opens the account that linked an identity, or links it to the account that asked. A session that it
 * opens is confirmed: an adult proved who she is.
 *
 * Refusals: `identity.unknown` (also once nobody of the account is at a school any more),
 * `identity.taken`.
 *
 * @param provider which one vouches, for the journal
 * @param linkingFor the account that asked to link it, on this very phone; null for a sign-in
 * @returns the cookie of a new session; null when it was linked
 */
export function useFamilyIdentity(
	app: App,
	provider: FamilyProvider,
	identity: ProvenIdentity,
	linkingFor: string | null
): Promise<Result<{ sessionCookie: string | null }, FamilyIdentityRefusal>> {
	const now = app.clock.now();
	const { issuer, subject, others, identityToken } = identity;
	const subjects = [subject, ...others];
	return app.db.transaction(SYSTEM, async (tx) => {
		const known = knowFamily({ linkedTo: await accountsOf(tx, issuer, subjects), linkingFor });
		if (!known.ok) return known;
		const { accountId, does } = known.value;
		const [first] = await tx
			.select({ id: guardian.id, schoolId: guardian.schoolId })
			.from(guardian)
			.where(and(eq(guardian.accountId, accountId), isNull(guardian.leftAt)))
			.orderBy(asc(guardian.id));
		if (!first) return refuse({ code: 'identity.unknown' as const });
		await tx
			.insert(accountIdentity)
			.values(
				subjects.map((one) => ({
					provider,
					issuer,
					subject: one,
					accountId,
					linkedAt: now,
					lastUsedAt: now
				}))
			)
			.onConflictDoUpdate({
				target: [accountIdentity.issuer, accountIdentity.subject],
				set: { lastUsedAt: now }
			});
		await tx.insert(journal).values({
			at: now,
			schoolId: first.schoolId,
			accountId,
			action: does === 'link' ? 'family.identity-linked' : 'family.entered',
			details: { by: provider }
		});
		if (does === 'link') return ok({ sessionCookie: null });
		const vouched = { provider, identityToken };
		const session = { accountId, guardianId: first.id, isConfirmed: true, vouched, now };
		return ok({ sessionCookie: await openFamilySession(tx, session) });
	});
}

/** Who vouches for parents in this installation, and whether the account of who asks is linked. */
export async function listIdentities(
	app: App,
	tx: Tx,
	actor: GuardianActor
): Promise<{ provider: FamilyProvider; isLinked: boolean }[]> {
	const known = FAMILY_PROVIDERS.filter((name) => app.identity[name]);
	if (known.length === 0) return [];
	const linked = await tx
		.selectDistinct({ provider: accountIdentity.provider })
		.from(accountIdentity)
		.where(eq(accountIdentity.accountId, actor.accountId));
	const names = linked.map(({ provider }) => provider);
	return known.map((provider) => ({ provider, isLinked: names.includes(provider) }));
}

/** Unlinks a provider: sessions that it opened go on, as those of a letter do. */
export async function unlinkIdentity(
	app: App,
	actor: GuardianActor,
	provider: FamilyProvider
): Promise<void> {
	const { accountId } = actor;
	await app.db.transaction(actor, (tx) =>
		tx
			.delete(accountIdentity)
			.where(and(eq(accountIdentity.accountId, accountId), eq(accountIdentity.provider, provider)))
	);
}

async function accountsOf(tx: Tx, issuer: string, subjects: string[]): Promise<string[]> {
	const linked = await tx
		.selectDistinct({ accountId: accountIdentity.accountId })
		.from(accountIdentity)
		.where(and(eq(accountIdentity.issuer, issuer), inArray(accountIdentity.subject, subjects)));
	return linked.map(({ accountId }) => accountId);
}
