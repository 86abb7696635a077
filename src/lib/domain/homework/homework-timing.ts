import { addDays } from '../disconnection/calendar-day';
import { isOpen } from '../disconnection/release-window';
import { schoolDay, statusOfDay, type SchoolHours } from '../disconnection/school-hours';
import { ok, refuse, type Result } from '../shared/result';

/**
 * Why homework is flagged, to the teacher before saving and on the school's read-out (PRODUCT rule
 * 2; IGÉSR report 24-25 140C, recommendation 2).
 */
export type TimingFlag =
	/** Entered on a later day than the lesson that gave it. */
	| 'entered-after-lesson-day'
	/** Entered in a closed period for the next school day (or for a day before it). */
	| 'entered-closed-for-next-day';

type Timing = { givenOn: string; dueOn: string };

/**
 * The flags of a piece of homework.
 * @param homework days `YYYY-MM-DD` of the school's wall clock
 * @param enteredAt when it was written, here or in the school's own program
 */
export function homeworkFlags(hours: SchoolHours, homework: Timing, enteredAt: Date): TimingFlag[] {
	const flags: TimingFlag[] = [];
	const day = schoolDay(hours, enteredAt);
	if (day > homework.givenOn) flags.push('entered-after-lesson-day');
	const next = nextSchoolDay(hours, day);
	if (!isOpen(hours, enteredAt) && next !== null && homework.dueOn <= next) {
		flags.push('entered-closed-for-next-day');
	}
	return flags;
}

/**
 * The first day on which homework written here may be due: the next school day after its release.
 * @returns the day `YYYY-MM-DD`; refusal `homework.no-calendar` when no calendar tells it
 */
export function earliestDueDay(
	hours: SchoolHours,
	releasedAt: Date
): Result<string, { code: 'homework.no-calendar' }> {
	const day = nextSchoolDay(hours, schoolDay(hours, releasedAt));
	return day === null ? refuse({ code: 'homework.no-calendar' }) : ok(day);
}

const HORIZON_DAYS = 100;

/** The first day with class after a day; null when the calendar ends before one. */
function nextSchoolDay(hours: SchoolHours, after: string): string | null {
	for (let day = addDays(after, 1), i = 0; i < HORIZON_DAYS; day = addDays(day, 1), i++) {
		const status = statusOfDay(hours, day);
		if (status === 'unknown') return null;
		// A weekday on which the school releases nothing is a day of class all the same.
		if (status === 'open' || status === 'closed-by-policy') return day;
	}
	return null;
}
