import * as v from 'valibot';
import { addDays, daysBetween } from './calendar-day';
import type { Days } from './school-calendar';

/** Days that a school has named: a bridge, a strike, the autumn holidays of its own calendar. */
export type NamedDays = Days & { name: string };

/**
 * A school year as the school gives it, where no official calendar is built in or for later years:
 * from the first day of class (`from`) to the day after the last one (`until`, excluded).
 */
export type GivenYear = Days & { holidays: readonly NamedDays[] };

/** What a school adds to the official calendars: whole years, and its own closed days. */
export type GivenCalendar = { years: readonly GivenYear[]; closures: readonly NamedDays[] };

export const NOTHING_GIVEN: GivenCalendar = { years: [], closures: [] };

/** More than any school needs; a page and a plan stay quick. */
export const MOST_YEARS = 12;
export const MOST_CLOSURES = 200;
export const MOST_HOLIDAYS = 40;
/** A stretch of closed days is a mistake beyond this: summers and winters are shorter. */
export const LONGEST_STRETCH = 120;
const LONGEST_YEAR = 366;
const SHORTEST_YEAR = 60;

const isDay = (text: string) =>
	/^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

/** A day `YYYY-MM-DD` of this century that exists. */
export const daySchema = v.pipe(v.string('calendar.no-day'), v.check(isDay, 'calendar.bad-day'));

const name = v.pipe(
	v.string('calendar.no-name'),
	v.trim(),
	v.minLength(1, 'calendar.no-name'),
	v.maxLength(80, 'calendar.long-name')
);

/** Named closed days, `until` excluded. */
export const namedDaysSchema = v.pipe(
	v.object({ from: daySchema, until: daySchema, name }),
	v.check((days) => days.from < days.until, 'calendar.ends-before-start'),
	v.check((days) => daysBetween(days.from, days.until) <= LONGEST_STRETCH, 'calendar.too-long')
);

/**
 * A given year. One without a week of holidays is refused: the file or the form was not finished,
 * and the school would open in holidays that nobody wrote down.
 */
export const givenYearSchema = v.pipe(
	v.object({
		from: daySchema,
		until: daySchema,
		holidays: v.pipe(
			v.array(namedDaysSchema),
			v.maxLength(MOST_HOLIDAYS, 'calendar.too-many-holidays')
		)
	}),
	v.check((days) => days.from < days.until, 'calendar.ends-before-start'),
	v.check((year) => daysBetween(year.from, year.until) <= LONGEST_YEAR, 'calendar.year-too-long'),
	v.check((year) => daysBetween(year.from, year.until) >= SHORTEST_YEAR, 'calendar.year-too-short'),
	v.check(
		(year) =>
			year.holidays.some(
				(stretch) =>
					daysBetween(stretch.from, stretch.until) >= 5 &&
					stretch.from < year.until &&
					year.from < stretch.until
			),
		'calendar.no-holidays'
	)
);

/** The whole of what a school gave, as it is kept. */
export const givenCalendarSchema = v.object({
	years: v.pipe(v.array(givenYearSchema), v.maxLength(MOST_YEARS, 'calendar.too-many-years')),
	closures: v.pipe(
		v.array(namedDaysSchema),
		v.maxLength(MOST_CLOSURES, 'calendar.too-many-closures')
	)
});
