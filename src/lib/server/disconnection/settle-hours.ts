import { eq } from 'drizzle-orm';
import type { OpenDay } from '../../domain/disconnection/disconnection-policy';
import { canSettleDisconnection } from '../../domain/disconnection/settle-hours.policy';
import type { HoursSettings } from '../../domain/disconnection/settle-hours.input';
import { hoursInOneLine, widerThanReport } from '../../domain/disconnection/wider-hours';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { hoursOfSchool } from '../release/hours-of-school';
import { replanHeld } from '../release/replan-held';
import { releaseHeldNotes } from '../team/release-held-notes';
import { countHeld, type Held } from './count-held';

/** Why hours were not settled. `wider`: they go beyond the report's, and nobody said yes to that. */
export type SettleHoursError =
	{ code: 'disconnection.not-allowed' } | { code: 'disconnection.wider'; days: OpenDay[] };

/** What was in force before, and what is held now; `isStopped`: until sending begins again. */
export type SettledHours = {
	before: HoursSettings;
	held: Held;
	isStopped: boolean;
	timeZone: string;
};

/**
 * Settles when a school may be heard and how its families are told: kept, written to the journal with
 * what was in force before, and all that is held is planned again, in one transaction. What was
 * released stays so. Saving what is in force already changes nothing and leaves no trace.
 *
 * @param agreed the hours in one line (`hoursInOneLine`) that the actor was warned of, and wants
 *
 * Refusals: `disconnection.not-allowed`; `disconnection.wider` with the days that go beyond what the
 * report recommends, when they were not agreed to.
 */
export async function settleHours(
	app: App,
	actor: StaffActor,
	wanted: HoursSettings,
	agreed: string | null
): Promise<Result<SettledHours, SettleHoursError>> {
	if (!canSettleDisconnection(actor)) return refuse({ code: 'disconnection.not-allowed' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	const done = await app.db.transaction(SYSTEM, async (tx) => {
		const row = await readSchool(tx, actor, 'update');
		const { policy } = hoursOfSchool(row);
		const settings = deliverySettingsOrUsual(app, row);
		const { spreadMinutes, gradeDelayHours, staffToStaff, ladder } = settings;
		const before: HoursSettings = {
			policy,
			telling: { spreadMinutes, gradeDelayHours, staffToStaff, ladder }
		};
		const wider = widerThanReport(wanted.policy, policy);
		if (wider.length > 0 && agreed !== hoursInOneLine(wanted.policy)) {
			return refuse({ code: 'disconnection.wider' as const, days: wider });
		}
		if (!isSame(before, wanted)) {
			await tx
				.update(school)
				.set({
					disconnectionPolicy: wanted.policy,
					deliverySettings: { ...settings, ...wanted.telling }
				})
				.where(eq(school.id, schoolId));
			const entry = { action: 'disconnection.settled', details: { before, after: wanted } };
			await tx.insert(journal).values({ at: now, schoolId, staffId, ...entry });
			await replanHeld(app, tx, schoolId, now);
			if (wanted.telling.staffToStaff === 'at-once') await releaseHeldNotes(tx, schoolId, now);
		}
		const { sendingStoppedAt, timeZone } = row;
		const held = await countHeld(tx, schoolId);
		return ok({ before, held, isStopped: sendingStoppedAt !== null, timeZone });
	});
	if (done.ok) app.wake();
	return done;
}

/** Compared in a fixed order: the database gives the keys of JSON in its own. */
function isSame(one: HoursSettings, other: HoursSettings): boolean {
	return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder({ policy, telling }: HoursSettings) {
	const { spreadMinutes, gradeDelayHours, staffToStaff, ladder } = telling;
	const { absence, lateness, message } = ladder;
	const rungs = [absence, lateness, message].map(({ smsAfter, callAfter }) => [
		smsAfter,
		callAfter
	]);
	return [hoursInOneLine(policy), spreadMinutes, gradeDelayHours, staffToStaff, rungs];
}
