import { and, asc, eq, isNull } from 'drizzle-orm';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { ProvenIdentity } from '../../domain/sign-in/identity-provider';
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
 * @param linkingFor the account that asked to link it, on this very phone; null for a sign-in
 * @returns the cookie of a new session; null when it was linked
 */
export function useFamilyIdentity(
	app: App,
	identity: ProvenIdentity,
	linkingFor: string | null
): Promise<Result<{ sessionCookie: string | null }, FamilyIdentityRefusal>> {
	const now = app.clock.now();
	const { issuer, subject, identityToken } = identity;
	return app.db.transaction(SYSTEM, async (tx) => {
		const linkedTo = await accountOf(tx, identity);
		const known = knowFamily({ linkedTo, linkingFor });
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
			.values({ issuer, subject, accountId, linkedAt: now, lastUsedAt: now })
			.onConflictDoUpdate({
				target: [accountIdentity.issuer, accountIdentity.subject],
				set: { lastUsedAt: now }
			});
		await tx.insert(journal).values({
			at: now,
			schoolId: first.schoolId,
			accountId,
			action: does === 'link' ? 'family.identity-linked' : 'family.entered',
			details: { by: 'franceconnect' }
		});
		if (does === 'link') return ok({ sessionCookie: null });
		const session = { accountId, guardianId: first.id, isConfirmed: true, identityToken, now };
		return ok({ sessionCookie: await openFamilySession(tx, session) });
	});
}

/** Whether the account of who asks is linked to an identity. */
export async function hasIdentity(tx: Tx, actor: GuardianActor): Promise<boolean> {
	const linked = await tx
		.select({ subject: accountIdentity.subject })
		.from(accountIdentity)
		.where(eq(accountIdentity.accountId, actor.accountId))
		.limit(1);
	return linked.length > 0;
}

/** Unlinks what is linked: sessions that it opened go on, as those of a letter do. */
export async function unlinkIdentity(app: App, actor: GuardianActor): Promise<void> {
	await app.db.transaction(actor, (tx) =>
		tx.delete(accountIdentity).where(eq(accountIdentity.accountId, actor.accountId))
	);
}

async function accountOf(tx: Tx, { issuer, subject }: ProvenIdentity): Promise<string | null> {
	const [linked] = await tx
		.select({ accountId: accountIdentity.accountId })
		.from(accountIdentity)
		.where(and(eq(accountIdentity.issuer, issuer), eq(accountIdentity.subject, subject)));
	return linked?.accountId ?? null;
}
