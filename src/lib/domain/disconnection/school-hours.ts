import { weekdayOf } from './calendar-day';
import { OPEN_DAYS, type DayHours, type DisconnectionPolicy } from './disconnection-policy';
import type { GivenYear } from './given-calendar';
import type { HolidayZone } from './holiday-zone';
import { publicHolidayOf } from './public-holidays';
import { calendarOf, isWithin, type Days, type SchoolCalendar } from './school-calendar';
import type { Territory } from './territory';
import { instantAt, offsetAt, zoneNamed } from './wall-clock';

/** Everything that decides when a school may release: its calendar, its wall clock, its policy. */
export type SchoolHours = {
	/** Zone of the built-in official calendars; null in Corse and overseas, which set their own. */
	zone: HolidayZone | null;
	/** Whose public holidays; those of metropolitan France when absent. */
	territory?: Territory;
	/** IANA zone of the school's wall clock, such as `Europe/Paris` or `Indian/Reunion`. */
	timeZone: string;
	policy: DisconnectionPolicy;
	/**
	 * A family's own hours, the same on every day of the school's wall clock: they narrow the
	 * policy and never widen it. A day that they leave nothing of has no window.
	 */
	familyHours?: DayHours | null;
	/** The school's own closed days: bridges, exceptional closures. */
	closures?: readonly (Days & { name?: string })[];
	/** School years that the school gave itself. */
	years?: readonly GivenYear[];
};

/** Why a day is open or closed. `unknown`: no calendar says anything of it. */
export type DayStatus =
	| 'open'
	| 'weekend'
	| 'school-holiday'
	| 'public-holiday'
	| 'closure'
	| 'closed-by-policy'
	| 'unknown';

/** Half-open: `opensAt` is open, `closesAt` is closed. */
export type ReleaseWindow = { opensAt: Date; closesAt: Date };

/**
 * Every calendar that speaks for a school: the official one of its zone, and the years that it
 * gave. Where two speak of one day, it is closed as soon as either closes it.
 */
export function calendarsOf(hours: SchoolHours): {
	known: Days;
	holidays: readonly (Days & { name: string })[];
}[] {
	const official: SchoolCalendar[] = hours.zone ? [calendarOf(hours.zone)] : [];
	const given = (hours.years ?? []).map((year) => ({ known: year, holidays: year.holidays }));
	return [...official, ...given];
}

/** What a day `YYYY-MM-DD` of the school's wall clock is. */
export function statusOfDay(hours: SchoolHours, day: string): DayStatus {
	return dayIn(hours, day).status;
}

/** The release window of a day `YYYY-MM-DD` of the school's wall clock; null when it has none. */
export function windowOfDay(hours: SchoolHours, day: string): ReleaseWindow | null {
	return dayIn(hours, day).window;
}

type Day = { status: DayStatus; window: ReleaseWindow | null };

/**
 * The days of hours that were already reckoned: a week of holidays is walked again for each thing that
 * waits for its end. Hours are never changed once made.
 */
const reckoned = new WeakMap<SchoolHours, Map<string, Day>>();

function dayIn(hours: SchoolHours, day: string): Day {
	let days = reckoned.get(hours);
	if (!days) reckoned.set(hours, (days = new Map()));
	let known = days.get(day);
	if (!known) {
		const status = reckonStatus(hours, day);
		known = { status, window: status === 'open' ? reckonWindow(hours, day) : null };
		days.set(day, known);
	}
	return known;
}

function reckonStatus(hours: SchoolHours, day: string): DayStatus {
	const calendars = calendarsOf(hours).filter(({ known }) => isWithin(known, day));
	if (calendars.length === 0) return 'unknown';
	const weekday = weekdayOf(day);
	if (weekday > OPEN_DAYS.length) return 'weekend';
	if (calendars.some(({ holidays }) => holidays.some((holiday) => isWithin(holiday, day)))) {
		return 'school-holiday';
	}
	if (publicHolidayOf(hours.territory ?? 'metropole', day)) return 'public-holiday';
	if (hours.closures?.some((closure) => isWithin(closure, day))) return 'closure';
	return policyOfWeekday(hours.policy, weekday) ? 'open' : 'closed-by-policy';
}

function reckonWindow(hours: SchoolHours, day: string): ReleaseWindow | null {
	const times = narrowed(policyOfWeekday(hours.policy, weekdayOf(day)), hours.familyHours ?? null);
	if (!times) return null;
	const zone = zoneNamed(hours.timeZone);
	const opensAt = instantAt(zone, day, times.opens, 'opening');
	const closesAt = instantAt(zone, day, times.closes, 'closing');
	return opensAt < closesAt ? { opensAt: new Date(opensAt), closesAt: new Date(closesAt) } : null;
}

/** What a family's own hours leave of a day's window; null when nothing. */
export function narrowed(day: DayHours | null, own: DayHours | null): DayHours | null {
	if (!day || !own) return day;
	const opens = own.opens > day.opens ? own.opens : day.opens;
	const closes = own.closes < day.closes ? own.closes : day.closes;
	return opens < closes ? { opens, closes } : null;
}

/** The day `YYYY-MM-DD` that the school's wall clock shows at an instant. */
export function schoolDay(hours: SchoolHours, at: Date): string {
	const offset = offsetAt(zoneNamed(hours.timeZone), at.getTime());
	return new Date(at.getTime() + offset).toISOString().slice(0, 10);
}

function policyOfWeekday(policy: DisconnectionPolicy, weekday: number) {
	const name = OPEN_DAYS[weekday - 1];
	return name ? policy[name] : null;
}
