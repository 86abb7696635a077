import { daysBetween } from './calendar-day';

const FIXED = new Set([
	'01-01', // New Year
	'05-01', // Labour Day
	'05-08', // Victory 1945
	'07-14', // National Day
	'08-15', // Assumption
	'11-01', // All Saints
	'11-11', // Armistice 1918
	'12-25' // Christmas
]);

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER = [1, 39, 50];

/**
 * Whether a day is a public holiday everywhere in metropolitan France (code du travail, L3133-1).
 * The two more days of Alsace-Moselle and the overseas days are not in it.
 *
 * @param day `YYYY-MM-DD`
 */
export function isPublicHoliday(day: string): boolean {
	if (FIXED.has(day.slice(5))) return true;
	return AFTER_EASTER.includes(daysBetween(easterSunday(Number(day.slice(0, 4))), day));
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
