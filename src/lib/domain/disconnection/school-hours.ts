import { DateTime } from 'luxon';
import { weekdayOf } from './calendar-day';
import { OPEN_DAYS, type DisconnectionPolicy } from './disconnection-policy';
import type { HolidayZone } from './holiday-zone';
import { isPublicHoliday } from './public-holidays';
import { calendarOf, isWithin, type Days } from './school-calendar';
import { instantAt, zoneNamed } from './wall-clock';

/** Everything that decides when a school may release: its calendar, its wall clock, its policy. */
export type SchoolHours = {
	zone: HolidayZone;
	/** IANA zone of the school's wall clock, such as `Europe/Paris` or `Indian/Reunion`. */
	timeZone: string;
	policy: DisconnectionPolicy;
	/** The school's own closed days: bridges, exceptional closures. */
	closures?: readonly Days[];
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

/** What a day `YYYY-MM-DD` of the school's wall clock is. */
export function statusOfDay(hours: SchoolHours, day: string): DayStatus {
	const calendar = calendarOf(hours.zone);
	if (!isWithin(calendar.known, day)) return 'unknown';
	const weekday = weekdayOf(day);
	if (weekday > OPEN_DAYS.length) return 'weekend';
	if (calendar.holidays.some((holiday) => isWithin(holiday, day))) return 'school-holiday';
	if (isPublicHoliday(day)) return 'public-holiday';
	if (hours.closures?.some((closure) => isWithin(closure, day))) return 'closure';
	return policyOfWeekday(hours.policy, weekday) ? 'open' : 'closed-by-policy';
}

/** The release window of a day `YYYY-MM-DD` of the school's wall clock; null when it has none. */
export function windowOfDay(hours: SchoolHours, day: string): ReleaseWindow | null {
	if (statusOfDay(hours, day) !== 'open') return null;
	const times = policyOfWeekday(hours.policy, weekdayOf(day));
	if (!times) return null;
	const zone = zoneNamed(hours.timeZone);
	const opensAt = instantAt(zone, day, times.opens, 'opening');
	const closesAt = instantAt(zone, day, times.closes, 'closing');
	return opensAt < closesAt ? { opensAt: new Date(opensAt), closesAt: new Date(closesAt) } : null;
}

/** The day `YYYY-MM-DD` that the school's wall clock shows at an instant. */
export function schoolDay(hours: SchoolHours, at: Date): string {
	return DateTime.fromJSDate(at, { zone: zoneNamed(hours.timeZone) }).toISODate() ?? '';
}

function policyOfWeekday(policy: DisconnectionPolicy, weekday: number) {
	const name = OPEN_DAYS[weekday - 1];
	return name ? policy[name] : null;
}
