import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { StaffRefusal } from '../../domain/first-connection/errors';
import { canConfirmAdult } from '../../domain/first-connection/first-connection.policy';
import type { App } from '../app';
import { familySession } from '../db/schema/account';
import { guardian } from '../db/schema/directory';
import { journal } from '../db/schema/staff';

/**
 * A member of staff says that they met the adult: the guardian's sessions now open stop being
 * provisional and show the children. A session opened later by a letter is provisional again.
 * @returns how many sessions were confirmed (0 when the guardian has not connected yet)
 * @returns refusal `first-connection.not-allowed` or `first-connection.not-found`
 */
export async function confirmAdult(
	app: App,
	actor: StaffActor,
	guardianId: string
): Promise<Result<{ confirmedSessions: number }, StaffRefusal>> {
	if (!canConfirmAdult(actor)) return refuse({ code: 'first-connection.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [met] = await tx
			.update(guardian)
			.set({ metAt: now, metBy: actor.staffId })
			.where(
				and(
					sql`${guardian.id}::text = ${guardianId.toLowerCase()}`,
					eq(guardian.schoolId, actor.schoolId),
					isNull(guardian.leftAt)
				)
			)
			.returning({ accountId: guardian.accountId });
		if (!met) return refuse({ code: 'first-connection.not-found' });
		const confirmed = met.accountId
			? await tx
					.update(familySession)
					.set({ confirmedAt: now, confirmedBy: actor.staffId })
					.where(
						and(
							eq(familySession.accountId, met.accountId),
							isNull(familySession.confirmedAt),
							gt(familySession.expiresAt, now)
						)
					)
					.returning({ id: familySession.id })
			: [];
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			accountId: met.accountId,
			action: 'guardian.met',
			subject: guardianId,
			details: { confirmedSessions: confirmed.length }
		});
		return ok({ confirmedSessions: confirmed.length });
	});
}
