import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { ConfirmRefusal } from '../../domain/first-connection/errors';
import { canConfirmAdult } from '../../domain/first-connection/first-connection.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { familySession } from '../db/schema/account';
import { guardian } from '../db/schema/directory';
import { journal } from '../db/schema/staff';

/**
 * A member of staff says that they met the adult: the session of the phone in the adult's hand stops
 * being provisional and shows the children. One phone at a time: another may be the child's, who
 * opened an earlier letter. A session opened later by a letter is provisional again.
 * @param sessionId the phone, when several wait; null when there is one, or none yet
 * @returns how many sessions were confirmed (0 when none waits)
 * @returns refusal `first-connection.not-allowed`, `first-connection.not-found`, or
 *   `first-connection.which-phone` when several wait and none was named
 */
export async function confirmAdult(
	app: App,
	actor: StaffActor,
	guardianId: string,
	sessionId: string | null = null
): Promise<Result<{ confirmedSessions: number }, ConfirmRefusal>> {
	if (!canConfirmAdult(actor)) return refuse({ code: 'first-connection.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [known] = await tx
			.select({ id: guardian.id, accountId: guardian.accountId })
			.from(guardian)
			.where(
				and(
					sql`${guardian.id}::text = ${guardianId.toLowerCase()}`,
					eq(guardian.schoolId, actor.schoolId),
					isNull(guardian.leftAt)
				)
			)
			.for('update');
		if (!known) return refuse({ code: 'first-connection.not-found' });
		const waiting = known.accountId ? await waitingSessions(tx, known.accountId, now) : [];
		if (sessionId !== null && !waiting.includes(sessionId)) {
			return refuse({ code: 'first-connection.not-found' });
		}
		if (sessionId === null && waiting.length > 1) {
			return refuse({ code: 'first-connection.which-phone' });
		}
		const confirmed = sessionId === null ? waiting : [sessionId];
		await tx
			.update(guardian)
			.set({ metAt: now, metBy: actor.staffId })
			.where(eq(guardian.id, known.id));
		if (confirmed.length > 0) {
			await tx
				.update(familySession)
				.set({ confirmedAt: now, confirmedBy: actor.staffId })
				.where(inArray(familySession.id, confirmed));
		}
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			accountId: known.accountId,
			action: 'guardian.met',
			subject: guardianId,
			details: { confirmedSessions: confirmed.length }
		});
		return ok({ confirmedSessions: confirmed.length });
	});
}

/** Sessions of an account that a letter alone opened and that nobody confirmed yet. */
async function waitingSessions(tx: Tx, accountId: string, now: Date): Promise<string[]> {
	const found = await tx
		.select({ id: familySession.id })
		.from(familySession)
		.where(
			and(
				eq(familySession.accountId, accountId),
				isNull(familySession.confirmedAt),
				gt(familySession.expiresAt, now)
			)
		);
	return found.map(({ id }) => id);
}
