import {
	isOpen,
	nextOpening,
	nextRelease,
	type NoCalendar
} from '../../domain/disconnection/release-window';
import { ok, type Result } from '../../domain/shared/result';
import { hoursOfSchool, type SchoolHoursRow } from './hours-of-school';

/** When something written is released, and whether it already is. */
export type ReleasePlan = { plannedAt: Date; releasedAt: Date | null };

/**
 * Plans what a school writes now: released at once in open hours, held until the next opening
 * otherwise; held too while the school has stopped its sending, until it is planned again. Spread the
 * plan into the row, then call `app.wake()` after the transaction so that notifications leave at once.
 *
 * @param notBefore when it is for later: the first open instant from then on
 * @returns `disconnection.no-calendar` when no calendar tells the next opening.
 */
export function planRelease(
	school: SchoolHoursRow & { sendingStoppedAt: Date | null },
	now: Date,
	notBefore?: Date
): Result<ReleasePlan, NoCalendar> {
	if (notBefore && notBefore > now) {
		const release = nextRelease(hoursOfSchool(school), notBefore);
		return release.ok ? ok({ plannedAt: release.value, releasedAt: null }) : release;
	}
	return plan(school, now, school.sendingStoppedAt !== null);
}

/** The same for what a family writes: it reaches the school even when the school sends nothing. */
export function planWriting(school: SchoolHoursRow, now: Date): Result<ReleasePlan, NoCalendar> {
	return plan(school, now, false);
}

function plan(
	school: SchoolHoursRow,
	now: Date,
	isStopped: boolean
): Result<ReleasePlan, NoCalendar> {
	const hours = hoursOfSchool(school);
	if (!isStopped && isOpen(hours, now)) return ok({ plannedAt: now, releasedAt: now });
	const opening = nextOpening(hours, now);
	return opening.ok ? ok({ plannedAt: opening.value, releasedAt: null }) : opening;
}
