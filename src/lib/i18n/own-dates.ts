import type { DateWords } from './own-date-words';

/** What a formatted date shows, as Intl names it. */
export interface DateParts {
	weekday?: boolean;
	year?: boolean;
}

/** A calendar day (`2026-11-24`) in words of our own: "madi 24 novanm", with its year or not. */
export function sayDay(words: DateWords, isoDate: string, parts: DateParts = {}): string {
	const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
	const date = words.dayOfMonth(day, words.months[month - 1]!);
	const dated = parts.year ? withYear(words, date, year) : date;
	return parts.weekday ? words.withWeekday(sayWeekday(words, isoDate), dated) : dated;
}

/** A day, or a month alone, with its year. */
export function withYear(words: DateWords, day: string, year: number): string {
	return words.withYear?.(day, year) ?? `${day} ${year}`;
}

/** The weekday of a calendar day in words of our own. */
export function sayWeekday(words: DateWords, isoDate: string, isNarrow = false): string {
	const sundayFirst = new Date(`${isoDate}T12:00:00Z`).getUTCDay();
	return (isNarrow ? words.narrow : words.weekdays)[(sundayFirst + 6) % 7]!;
}
