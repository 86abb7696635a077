import { eq } from 'drizzle-orm';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canStopSending } from '../../domain/stop/stop.policy';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { replanHeld } from '../release/replan-held';
import type { StopError } from './stop-sending';

/**
 * Lets all that waits in the school go again: everything is planned anew by the hours as they now
 * are, in the same transaction, and the engine is woken. Resuming what was not stopped changes
 * nothing.
 *
 * Refusal: `stop.not-allowed`.
 */
export async function resumeSending(app: App, actor: StaffActor): Promise<Result<null, StopError>> {
	if (!canStopSending(actor)) return refuse({ code: 'stop.not-allowed' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	await app.db.transaction(SYSTEM, async (tx) => {
		const { sendingStoppedAt } = await readSchool(tx, actor, 'update');
		if (!sendingStoppedAt) return;
		await tx
			.update(school)
			.set({ sendingStoppedAt: null, sendingStoppedBy: null })
			.where(eq(school.id, schoolId));
		const details = { stoppedAt: sendingStoppedAt.toISOString() };
		const entry = { action: 'sending.resumed', details };
		await tx.insert(journal).values({ at: now, schoolId, staffId, ...entry });
		await replanHeld(app, tx, schoolId, now);
	});
	app.wake();
	return ok(null);
}
