import { DateTime } from 'luxon';

/** A reminder: not before the day `on`, saying to return the thing on `day`. Both `YYYY-MM-DD`. */
export type Reminder = { on: string; day: string };

/** How often one is reminded while a thing is late. */
const MOST_WHEN_LATE = 2;
const WEEK = 7;
/** Further back, the reminder would be forgotten. */
const LONGEST_LEAD = 10;

/**
 * When a family is reminded of a return: the last open day before it is due, then twice while it is
 * late, never twice within a week (QUALITY, Reminders). What is late is asked for on the next open
 * day: a day that is past helps nobody.
 *
 * @param from today: what would be told today is told with the loan itself
 * @param openDay the first day from a day on when families are told; null where no calendar says so
 */
export function planReminders(
	dueOn: string,
	from: string,
	openDay: (day: string) => string | null
): Reminder[] {
	const before = lastOpenDayBefore(dueOn, openDay);
	const reminders = before !== null && before > from ? [{ on: before, day: dueOn }] : [];
	let last = before ?? from;
	for (let late = 0; late < MOST_WHEN_LATE; late++) {
		const on = openDay(laterOf(shift(last, WEEK), shift(dueOn, 1)));
		const day = on && openDay(shift(on, 1));
		if (!on || !day) break;
		reminders.push({ on, day });
		last = on;
	}
	return reminders;
}

function lastOpenDayBefore(dueOn: string, openDay: (day: string) => string | null): string | null {
	for (let days = 1; days <= LONGEST_LEAD; days++) {
		const day = shift(dueOn, -days);
		if (openDay(day) === day) return day;
	}
	return null;
}

function shift(day: string, days: number): string {
	return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate()!;
}

function laterOf(a: string, b: string): string {
	return a > b ? a : b;
}
