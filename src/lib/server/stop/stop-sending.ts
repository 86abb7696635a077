import { eq, sql } from 'drizzle-orm';
import { NEVER } from '../../domain/delivery/notification';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canStopSending } from '../../domain/stop/stop.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';

/** Why the switch was not turned. */
export type StopError = { code: 'stop.not-allowed' };

/**
 * Stops all that leaves the school, at once: nothing more is released to families, announced, pushed
 * or sent as a short message, and nothing climbs the ladder. What waits goes out of the reach of the
 * senders; what families write still reaches the school. Stopping again changes nothing.
 *
 * Refusal: `stop.not-allowed`.
 */
export async function stopSending(app: App, actor: StaffActor): Promise<Result<null, StopError>> {
	if (!canStopSending(actor)) return refuse({ code: 'stop.not-allowed' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	await app.db.transaction(SYSTEM, async (tx) => {
		const { sendingStoppedAt } = await readSchool(tx, actor, 'update');
		if (sendingStoppedAt) return;
		await tx
			.update(school)
			.set({ sendingStoppedAt: now, sendingStoppedBy: staffId })
			.where(eq(school.id, schoolId));
		await putOutOfReach(tx, schoolId);
		await tx.insert(journal).values({ at: now, schoolId, staffId, action: 'sending.stopped' });
	});
	return ok(null);
}

/** Rows are locked in the order in which senders lock them, so that nobody waits in a circle. */
async function putOutOfReach(tx: Tx, schoolId: string): Promise<void> {
	for (const queue of [sql`sms`, sql`delivery`]) {
		await tx.execute(sql`
			with waiting as (
				select id from ${queue}
				where school_id = ${schoolId}::uuid and state = 'waiting'
				order by id
				for update
			)
			update ${queue} q set next_attempt_at = ${NEVER.toISOString()}::timestamptz
			from waiting where q.id = waiting.id`);
	}
}
