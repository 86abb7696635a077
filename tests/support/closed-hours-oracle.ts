import type { SchoolHours } from '../../src/lib/domain/disconnection/school-hours';
import { publicHolidaysIn } from './public-holiday-list';

/**
 * A slow, independent judge of the right to disconnect: it walks every minute of two school years, of
 * a school and of a family that narrows its hours, reads the wall clock from Intl (the product uses luxon), holidays from the official table copied
 * as text, and public holidays from the State's own list. Years that a school gave itself are drawn by
 * the caller. It shares no code with the product.
 */
const HOLIDAYS = {
	A: `2025-10-18 2025-11-02, 2025-12-20 2026-01-04, 2026-02-07 2026-02-22, 2026-04-04 2026-04-19,
		2026-05-15 2026-05-16, 2026-07-04 2026-08-31, 2026-10-17 2026-11-01, 2026-12-19 2027-01-03,
		2027-02-13 2027-02-28, 2027-04-10 2027-04-25, 2027-05-07 2027-05-08`,
	B: `2025-10-18 2025-11-02, 2025-12-20 2026-01-04, 2026-02-14 2026-03-01, 2026-04-11 2026-04-26,
		2026-05-15 2026-05-16, 2026-07-04 2026-08-31, 2026-10-17 2026-11-01, 2026-12-19 2027-01-03,
		2027-02-20 2027-03-07, 2027-04-17 2027-05-02, 2027-05-07 2027-05-08`,
	C: `2025-10-18 2025-11-02, 2025-12-20 2026-01-04, 2026-02-21 2026-03-08, 2026-04-18 2026-05-03,
		2026-05-15 2026-05-16, 2026-07-04 2026-08-31, 2026-10-17 2026-11-01, 2026-12-19 2027-01-03,
		2027-02-06 2027-02-21, 2027-04-03 2027-04-18, 2027-05-07 2027-05-08`
};
const FIRST_DAY = '2025-09-01';
const LAST_DAY = '2027-07-02';
const DAY_AFTER = '2027-07-03';
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
/** Days without any calendar that may lie before an opening which is promised all the same. */
const LONGEST_SILENCE = 100;

export type Oracle = {
	/** First and last instant (ms) whose answer is known; `until` excluded. */
	from: number;
	until: number;
	/** Every instant at which the answer changes. */
	edges: number[];
	isOpen(at: number): boolean;
	/** The first open instant from `at` on; null when no calendar reaches that far. */
	release(at: number): number | null;
	/** The end of the open stretch that holds `at`; null when closed. */
	windowEnd(at: number): number | null;
};

/** Walks the minutes for one school. */
export function oracleFor(hours: SchoolHours): Oracle {
	const { from, until, quarters } = walkOf(hours.timeZone);
	const count = (until - from) / MINUTE;
	const open = new Uint8Array(count);
	const isSilent = new Uint8Array(count);
	const { isClosed, isKnown } = daysOf(hours);
	for (let q = 0; q < count; q += 15) {
		const { day = '', minutes = 0, weekday = '' } = quarters[q / 15] ?? {};
		if (!isKnown(day)) isSilent.fill(1, q, q + 15);
		const times = isClosed(day, weekday) ? null : policyMinutes(hours, weekday);
		if (!times) continue;
		for (let m = 0; m < 15; m += 1) {
			if (minutes + m >= times.opens && minutes + m < times.closes) open[q + m] = 1;
		}
	}
	const next = new Int32Array(count).fill(-1);
	const end = new Int32Array(count).fill(-1);
	const edges: number[] = [];
	let silentDays = 0;
	let silentDay = '';
	for (let m = count - 1; m >= 0; m -= 1) {
		const after = m + 1 < count ? open[m + 1] : 0;
		const day = quarters[Math.floor(m / 15)]?.day ?? '';
		if (!isSilent[m]) silentDays = 0;
		else if (day !== silentDay || silentDays === 0) silentDays += 1;
		silentDay = day;
		const isPromised = silentDays <= LONGEST_SILENCE && m + 1 < count;
		next[m] = open[m] ? m : isPromised ? (next[m + 1] ?? -1) : -1;
		end[m] = open[m] ? (after ? (end[m + 1] ?? -1) : m + 1) : -1;
		if (open[m] !== after) edges.push(from + (m + 1) * MINUTE);
	}
	const minuteOf = (at: number) => Math.floor((at - from) / MINUTE);
	const instantOf = (m: number | undefined) =>
		m === undefined || m < 0 ? null : from + m * MINUTE;
	return {
		from,
		until,
		edges: edges.reverse(),
		isOpen: (at) => open[minuteOf(at)] === 1,
		release: (at) => (open[minuteOf(at)] === 1 ? at : instantOf(next[minuteOf(at)])),
		windowEnd: (at) => instantOf(end[minuteOf(at)])
	};
}

type Reading = { day: string; minutes: number; weekday: string };
type WallClock = (at: number) => Reading;
type Walk = { from: number; until: number; quarters: Reading[] };

const walks = new Map<string, Walk>();

/** The wall clock of a time zone, read every quarter of an hour: no offset changes in between. */
function walkOf(timeZone: string): Walk {
	const known = walks.get(timeZone);
	if (known) return known;
	const wallClock = wallClockOf(timeZone);
	const from = firstInstantOf(FIRST_DAY, wallClock);
	const until = firstInstantOf(DAY_AFTER, wallClock);
	const quarters: Reading[] = [];
	for (let at = from; at < until; at += QUARTER) quarters.push(wallClock(at));
	const walk = { from, until, quarters };
	walks.set(timeZone, walk);
	return walk;
}

function wallClockOf(timeZone: string): WallClock {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		weekday: 'long',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	});
	return (at) => {
		const parts = new Map(format.formatToParts(at).map((p) => [p.type, p.value]));
		return {
			day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
			minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
			weekday: (parts.get('weekday') ?? '').toLowerCase()
		};
	};
}

function firstInstantOf(day: string, wallClock: WallClock): number {
	let at = Date.parse(`${day}T00:00Z`) - 24 * 60 * MINUTE;
	while (wallClock(at).day < day) at += QUARTER;
	return at;
}

function daysOf(hours: SchoolHours) {
	const official = hours.zone ? HOLIDAYS[hours.zone].split(',') : [];
	const given = hours.years ?? [];
	const stretches = official.map((text) => text.trim().split(' '));
	const publicHolidays = publicHolidaysIn(hours.territory ?? 'metropole');
	const isIn = (days: { from: string; until: string }, day: string) =>
		day >= days.from && day < days.until;
	const isKnown = (day: string) =>
		(hours.zone !== null && day >= FIRST_DAY && day <= LAST_DAY) ||
		given.some((year) => isIn(year, day));
	const isClosed = (day: string, weekday: string) =>
		weekday === 'saturday' ||
		weekday === 'sunday' ||
		!isKnown(day) ||
		publicHolidays.has(day) ||
		stretches.some(([first = '', last = '']) => first <= day && day <= last) ||
		given.some((year) => isIn(year, day) && year.holidays.some((days) => isIn(days, day))) ||
		(hours.closures ?? []).some((closure) => isIn(closure, day));
	return { isKnown, isClosed };
}

/** The minutes of a weekday that the school's policy and the family's own hours both leave open. */
function policyMinutes(hours: SchoolHours, weekday: string) {
	const times = new Map(Object.entries(hours.policy)).get(weekday);
	if (!times) return null;
	const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
	const family = hours.familyHours ?? { opens: '00:00', closes: '24:00' };
	return {
		opens: Math.max(minutes(times.opens), minutes(family.opens)),
		closes: Math.min(minutes(times.closes), minutes(family.closes))
	};
}
