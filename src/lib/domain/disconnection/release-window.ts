import { ok, refuse, type Result } from '../shared/result';
import { addDays, daysBetween } from './calendar-day';
import {
	calendarsOf,
	schoolDay,
	statusOfDay,
	windowOfDay,
	type ReleaseWindow,
	type SchoolHours
} from './school-hours';

/** No calendar covers the days ahead: an opening would have to be guessed, so there is none. */
export type NoCalendar = { code: 'disconnection.no-calendar'; day: string };

/** Longer than any stretch of closed days that the calendars or a school could hold. */
const HORIZON_DAYS = 400;

/**
 * The days between two school years that no calendar speaks of are closed, not doubtful: a summer is
 * shorter than this. A longer silence is a missing year, beyond which nothing is promised.
 */
const LONGEST_SILENCE_DAYS = 100;

/** Whether something may be released at an instant. A day without a calendar is closed. */
export function isOpen(hours: SchoolHours, at: Date): boolean {
	return windowAround(hours, at) !== null;
}

/** The end of the open window that holds an instant; null when the school is closed. */
export function currentWindowEnd(hours: SchoolHours, at: Date): Date | null {
	return windowAround(hours, at)?.closesAt ?? null;
}

/**
 * When something written at an instant is released: at once in open hours, else at the next
 * opening (PRODUCT rule 1; IGÉSR report 24-25 140C, recommendation 1).
 *
 * @returns `at` itself, or the opening; `disconnection.no-calendar` with the first day that no
 * calendar covers.
 */
export function nextRelease(hours: SchoolHours, at: Date): Result<Date, NoCalendar> {
	return isOpen(hours, at) ? ok(at) : nextOpening(hours, at);
}

/**
 * The first opening strictly after an instant, whether the school is open at it or not.
 *
 * @returns the opening; `disconnection.no-calendar` with the first day that no calendar covers.
 */
export function nextOpening(hours: SchoolHours, at: Date): Result<Date, NoCalendar> {
	const window = nextWindow(hours, at);
	return window.ok ? ok(window.value.opensAt) : window;
}

/** The first window that opens strictly after an instant. */
export function nextWindow(hours: SchoolHours, at: Date): Result<ReleaseWindow, NoCalendar> {
	let day = schoolDay(hours, at);
	let silentFrom: string | null = null;
	const end = endOfCalendars(hours);
	for (let step = 0; step < HORIZON_DAYS; step += 1) {
		if (day >= end) return refuse({ code: 'disconnection.no-calendar', day: silentFrom ?? day });
		if (statusOfDay(hours, day) === 'unknown') {
			silentFrom ??= day;
			if (daysBetween(silentFrom, day) >= LONGEST_SILENCE_DAYS) break;
		} else {
			silentFrom = null;
			const window = windowOfDay(hours, day);
			if (window && window.opensAt > at) return ok(window);
		}
		day = addDays(day, 1);
	}
	return refuse({ code: 'disconnection.no-calendar', day: silentFrom ?? day });
}

/** The first day `YYYY-MM-DD` from which on no calendar says anything. */
function endOfCalendars(hours: SchoolHours): string {
	return calendarsOf(hours).reduce((end, { known }) => (known.until > end ? known.until : end), '');
}

/**
 * The window in which something that is ready at an instant may be told: the one that holds it, or the
 * next.
 *
 * @returns the window; `disconnection.no-calendar` as `nextOpening` does.
 */
export function windowFrom(hours: SchoolHours, at: Date): Result<ReleaseWindow, NoCalendar> {
	const around = windowAround(hours, at);
	return around ? ok(around) : nextWindow(hours, at);
}

function windowAround(hours: SchoolHours, at: Date): ReleaseWindow | null {
	const window = windowOfDay(hours, schoolDay(hours, at));
	return window && window.opensAt <= at && at < window.closesAt ? window : null;
}
