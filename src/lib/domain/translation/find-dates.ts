import { DateTime } from 'luxon';
import type { FoundSlot, Slot } from './slot';

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = [
	['janvier'],
	['février', 'fevrier'],
	['mars'],
	['avril'],
	['mai'],
	['juin'],
	['juillet'],
	['août', 'aout'],
	['septembre'],
	['octobre'],
	['novembre'],
	['décembre', 'decembre']
];

const WRITTEN = new RegExp(
	`(?<![\\p{L}\\d])(?:(${WEEKDAYS.join('|')})\\s+)?(\\d{1,2})(?:er)?\\s+(${MONTHS.flat().join('|')})(?:\\s+(\\d{4}))?(?![\\p{L}\\d])`,
	'giu'
);
/** Day first, as in France; a year is needed, since `12/20` is a grade. */
const NUMERIC = /(?<![\p{L}\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\p{L}\d/-])/gu;
const ISO = /(?<![\p{L}\d-])(\d{4})-(\d{2})-(\d{2})(?![\p{L}\d-])/gu;

/**
 * Hours of the wall clock and durations: `8h`, `8 h 05`, `14 heures`, `14:30`.
 */
const HOUR =
	/(?<![\p{L}\d:,.])(\d{1,2})(?:\s?(?:heures?|h)(?!\p{L})(?:\s?([0-5]\d)(?![\d\p{L}]))?|:([0-5]\d)(?![\d:]))/giu;
/** Words that a length of time follows: what begins at 8 o'clock is rarely said with them. */
const LENGTH_BEFORE =
	/(?:pendant|durant|dure|durera|durée|maximum|minimum|retenues?|colles?|heures?|cours|séance|étude)\s+(?:(?:de|d['’]|sera de|est de)\s*)?$/iu;
const LENGTH_AFTER =
	/^\s+(?:par\s|de\s+(?:retenue|colle|cours|sport|travail|trajet|marche|retard))/iu;
/** Nobody meets a school earlier: what is less is a length of time. */
const EARLIEST_HOUR = 6;

/** The days written in a French text. A day that no calendar has is left to be a number. */
export function findDates(text: string): FoundSlot[] {
	const found: FoundSlot[] = [];
	const add = (match: RegExpExecArray, date: Omit<Slot & { kind: 'date' }, 'kind' | 'source'>) => {
		// 2028 is a leap year: without a year, the 29th of February is a day.
		const { year, month, day } = date;
		if (!DateTime.utc(year ?? 2028, month, day).isValid) return;
		const [source] = match;
		const slot = { kind: 'date', source, ...date } as const;
		found.push({ start: match.index, end: match.index + source.length, slot });
	};
	for (const match of text.matchAll(WRITTEN)) {
		const [, weekday, day, month, year] = match;
		add(match, {
			day: Number(day),
			month: MONTHS.findIndex((names) => names.includes(month!.toLowerCase())) + 1,
			year: year ? Number(year) : null,
			weekday: weekday ? WEEKDAYS.indexOf(weekday.toLowerCase()) + 1 : null
		});
	}
	for (const match of text.matchAll(NUMERIC)) {
		const [, day, , month, year] = match;
		const whole = year!.length === 2 ? 2000 + Number(year) : Number(year);
		add(match, { day: Number(day), month: Number(month), year: whole, weekday: null });
	}
	for (const match of text.matchAll(ISO)) {
		const [, year, month, day] = match;
		add(match, { day: Number(day), month: Number(month), year: Number(year), weekday: null });
	}
	return found;
}

/** The hours and lengths of time written in a French text. */
export function findHours(text: string): FoundSlot[] {
	return [...text.matchAll(HOUR)].flatMap((match): FoundSlot[] => {
		const [source, first, written, afterColon] = match;
		const start = match.index;
		const end = start + source.length;
		const hour = Number(first);
		const minute = Number(written ?? afterColon ?? 0);
		const isLength =
			afterColon === undefined &&
			(hour < EARLIEST_HOUR ||
				LENGTH_BEFORE.test(text.slice(Math.max(0, start - 30), start)) ||
				LENGTH_AFTER.test(text.slice(end, end + 20)));
		if (isLength) {
			return [{ start, end, slot: { kind: 'duration', source, hours: hour, minutes: minute } }];
		}
		if (hour > 23) return [];
		return [{ start, end, slot: { kind: 'hour', source, hour, minute } }];
	});
}
