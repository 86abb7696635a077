import { and, eq, sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import type { Result } from '../../domain/shared/result';
import type { SignInRefusal } from '../../domain/sign-in/errors';
import type { ProvenIdentity, StaffProvider } from '../../domain/sign-in/identity-provider';
import { comparedAddress, knowAgent, type AgentRefusal } from '../../domain/sign-in/know-agent';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { staffIdentity } from '../db/schema/identity';
import { staff } from '../db/schema/staff';
import { enterAsStaff, type StaffEntry } from './enter-as-staff';

/**
 * Opens a session for the member of staff whom a provider vouches for. The first time, the identity is
 * linked to the person registered with the address that the provider tells.
 *
 * Refusals: `sign-in.unknown-agent`, `sign-in.other-identity`, `sign-in.no-role`.
 */
export function enterWithIdentity(
	app: App,
	provider: StaffProvider,
	identity: ProvenIdentity
): Promise<Result<StaffEntry, AgentRefusal | SignInRefusal>> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const known = knowAgent(await factsOf(tx, identity));
		if (!known.ok) return known;
		const { staffId } = known.value;
		const { issuer, subject } = identity;
		await tx
			.insert(staffIdentity)
			.values({ issuer, subject, staffId, linkedAt: now, lastUsedAt: now })
			.onConflictDoUpdate({
				target: [staffIdentity.issuer, staffIdentity.subject],
				set: { lastUsedAt: now }
			});
		return enterAsStaff(tx, staffId, provider, now, identity.identityToken);
	});
}

async function factsOf(tx: Tx, identity: ProvenIdentity) {
	const { issuer, subject } = identity;
	const [linked] = await tx
		.select({ staffId: staff.id, revokedAt: staff.revokedAt })
		.from(staffIdentity)
		.innerJoin(staff, eq(staff.id, staffIdentity.staffId))
		.where(and(eq(staffIdentity.issuer, issuer), eq(staffIdentity.subject, subject)));
	const address = comparedAddress(identity);
	const [registered] = address
		? await tx
				.select({
					staffId: staff.id,
					revokedAt: staff.revokedAt,
					hasOtherIdentity: sql<boolean>`exists (select 1 from staff_identity other
						where other.staff_id = ${staff.id} and other.issuer = ${issuer})`
				})
				.from(staff)
				.where(eq(sql`lower(${staff.email})`, address))
				// Held until the transaction ends: two identities that come at the same instant with one
				// address do not both become the same person.
				.for('update')
		: [];
	return {
		linkedTo: linked ? { staffId: linked.staffId, isRevoked: linked.revokedAt !== null } : null,
		registered: registered
			? {
					staffId: registered.staffId,
					isRevoked: registered.revokedAt !== null,
					hasOtherIdentity: registered.hasOtherIdentity
				}
			: null
	};
}
