import type { HolidayZone } from './holiday-zone';

/** Days `YYYY-MM-DD`, from `from` (included) to `until` (excluded). */
export type Days = { from: string; until: string };

/** A stretch of days without class. */
export type Holiday = Days & {
	name: 'toussaint' | 'noel' | 'hiver' | 'printemps' | 'ascension' | 'ete';
};

/** What is known of the school year in one zone: nothing may be said of a day outside `known`. */
export type SchoolCalendar = { known: Days; holidays: readonly Holiday[] };

const h = (name: Holiday['name'], from: string, until: string): Holiday => ({ name, from, until });

/**
 * Periods that the three zones share. `until` is the morning of return. The two days of the
 * Ascension bridge are written in the arrêté as days without class: the return is the Monday.
 */
const SHARED: readonly Holiday[] = [
	h('toussaint', '2025-10-18', '2025-11-03'),
	h('noel', '2025-12-20', '2026-01-05'),
	h('ascension', '2026-05-15', '2026-05-17'),
	h('ete', '2026-07-04', '2026-09-01'),
	h('toussaint', '2026-10-17', '2026-11-02'),
	h('noel', '2026-12-19', '2027-01-04'),
	h('ascension', '2027-05-07', '2027-05-09')
];

const OWN: Record<HolidayZone, readonly Holiday[]> = {
	A: [
		h('hiver', '2026-02-07', '2026-02-23'),
		h('printemps', '2026-04-04', '2026-04-20'),
		h('hiver', '2027-02-13', '2027-03-01'),
		h('printemps', '2027-04-10', '2027-04-26')
	],
	B: [
		h('hiver', '2026-02-14', '2026-03-02'),
		h('printemps', '2026-04-11', '2026-04-27'),
		h('hiver', '2027-02-20', '2027-03-08'),
		h('printemps', '2027-04-17', '2027-05-03')
	],
	C: [
		h('hiver', '2026-02-21', '2026-03-09'),
		h('printemps', '2026-04-18', '2026-05-04'),
		h('hiver', '2027-02-06', '2027-02-22'),
		h('printemps', '2027-04-03', '2027-04-19')
	]
};

/**
 * From the first day of class of 2025-2026 to the eve of the summer holidays of 2027: the end of
 * that summer is not known, so nothing is planned into it.
 */
const KNOWN: Days = { from: '2025-09-01', until: '2027-07-03' };

/** The official school calendars 2025-2026 and 2026-2027 of a metropolitan zone. */
export function calendarOf(zone: HolidayZone): SchoolCalendar {
	return CALENDARS[zone];
}

const CALENDARS: Record<HolidayZone, SchoolCalendar> = {
	A: { known: KNOWN, holidays: [...SHARED, ...OWN.A] },
	B: { known: KNOWN, holidays: [...SHARED, ...OWN.B] },
	C: { known: KNOWN, holidays: [...SHARED, ...OWN.C] }
};

/** Whether a day `YYYY-MM-DD` lies in a stretch of days. */
export function isWithin(days: Days, day: string): boolean {
	return days.from <= day && day < days.until;
}
