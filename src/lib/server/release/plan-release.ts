import { isOpen, nextRelease, type NoCalendar } from '../../domain/disconnection/release-window';
import { ok, type Result } from '../../domain/shared/result';
import { hoursOfSchool, type SchoolHoursRow } from './hours-of-school';

/** When something written is released, and whether it already is. */
export type ReleasePlan = { plannedAt: Date; releasedAt: Date | null };

/**
 * Plans what is written now, by a school or by a family: released at once in open hours, held
 * until the next opening otherwise. Spread the plan into the row, then call `app.wake()` after the
 * transaction so that notifications leave at once.
 *
 * @returns `disconnection.no-calendar` when no calendar tells the next opening.
 */
export function planRelease(school: SchoolHoursRow, now: Date): Result<ReleasePlan, NoCalendar> {
	const hours = hoursOfSchool(school);
	if (isOpen(hours, now)) return ok({ plannedAt: now, releasedAt: now });
	const opening = nextRelease(hours, now);
	return opening.ok ? ok({ plannedAt: opening.value, releasedAt: null }) : opening;
}
