import { daysBetween } from './calendar-day';
import type { Territory } from './territory';

/** A public holiday, by what it is. */
export type PublicHoliday =
	| 'new-year'
	| 'good-friday'
	| 'easter-monday'
	| 'labour-day'
	| 'victory-1945'
	| 'ascension'
	| 'whit-monday'
	| 'national-day'
	| 'assumption'
	| 'all-saints'
	| 'armistice-1918'
	| 'christmas'
	| 'saint-stephen'
	| 'abolition-of-slavery';

/** Everywhere in the Republic (code du travail, L3133-1), by month and day. */
const FIXED = new Map<string, PublicHoliday>([
	['01-01', 'new-year'],
	['05-01', 'labour-day'],
	['05-08', 'victory-1945'],
	['07-14', 'national-day'],
	['08-15', 'assumption'],
	['11-01', 'all-saints'],
	['11-11', 'armistice-1918'],
	['12-25', 'christmas']
]);

/** Everywhere in the Republic, by the number of days after Easter Sunday. */
const AFTER_EASTER = new Map<number, PublicHoliday>([
	[1, 'easter-monday'],
	[39, 'ascension'],
	[50, 'whit-monday']
]);

/** The commemoration of the abolition of slavery (L3422-2; Saint-Martin's own is on 28 May). */
const ABOLITION: Partial<Record<Territory, string>> = {
	mayotte: '04-27',
	martinique: '05-22',
	guadeloupe: '05-27',
	'saint-martin': '05-28',
	guyane: '06-10',
	'saint-barthelemy': '10-09',
	'la-reunion': '12-20'
};

/**
 * Which public holiday a day is in a territory, as the State's list has it (Etalab, "Jours fériés
 * en France"); null when it is none. Days that only custom keeps (Good Friday in the Antilles, the
 * local days of the Pacific) are not in that list: a school adds them as closures.
 *
 * @param day `YYYY-MM-DD`
 */
export function publicHolidayOf(territory: Territory, day: string): PublicHoliday | null {
	const date = day.slice(5);
	if (ABOLITION[territory] === date) return 'abolition-of-slavery';
	const afterEaster = daysBetween(easterSunday(Number(day.slice(0, 4))), day);
	if (territory === 'alsace-moselle') {
		if (afterEaster === -2) return 'good-friday';
		if (date === '12-26') return 'saint-stephen';
	}
	return FIXED.get(date) ?? AFTER_EASTER.get(afterEaster) ?? null;
}

/** Easter Sunday of the Gregorian calendar: the algorithm of Meeus, Jones and Butcher. */
function easterSunday(year: number): string {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const g = Math.floor((8 * b + 13) / 25);
	const epact = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
	const weekday = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - epact - (c % 4)) % 7;
	const correction = Math.floor((a + 11 * epact + 22 * weekday) / 451);
	const n = epact + weekday - 7 * correction + 114;
	const twoDigits = (part: number) => String(part).padStart(2, '0');
	return `${year}-${twoDigits(Math.floor(n / 31))}-${twoDigits((n % 31) + 1)}`;
}
