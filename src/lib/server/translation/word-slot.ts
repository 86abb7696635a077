import { directionOf, type Locale } from '../../domain/shared/locale';
import type { Slot } from '../../domain/translation/slot';
import { formatDay, formatDayAndYear, formatDayOfMonth } from '../../i18n/dates';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
/** Years among which a weekday falls on each date at least once, the 29th of February included. */
const YEARS = Array.from({ length: 40 }, (_, n) => 2024 + n);

/**
 * The words of a slot in the reader's language: days as its calendar says them, hours by the
 * 24-hour clock, the rest as it was written. Isolated in right-to-left languages (Unicode UAX #9), so
 * that a French name or an hour does not reorder the sentence.
 */
export function wordSlot(slot: Slot, locale: Locale): string {
	const words = wordsOf(slot, locale);
	return directionOf(locale) === 'rtl' ? FIRST_STRONG_ISOLATE + words + POP_ISOLATE : words;
}

function wordsOf(slot: Slot, locale: Locale): string {
	switch (slot.kind) {
		case 'date':
			return dateOf(slot, locale);
		case 'hour':
			return `${two(slot.hour)}:${two(slot.minute)}`;
		case 'duration':
			return slot.minutes > 0 ? `${slot.hours} h ${two(slot.minutes)}` : `${slot.hours} h`;
		case 'amount':
			return `${slot.figure}\u00a0€`;
		case 'term':
			return slot.wording;
		case 'name':
		case 'phone':
		case 'email':
		case 'link':
		case 'address':
		case 'number':
			return slot.source;
	}
}

/** What was written is kept: its weekday even if the calendar knows better, its year if it has one. */
function dateOf({ day, month, year, weekday }: Slot & { kind: 'date' }, locale: Locale): string {
	const iso = (y: number) => `${y}-${two(month)}-${two(day)}`;
	if (weekday === null) {
		return year === null
			? formatDayOfMonth(locale, iso(2028))
			: formatDayAndYear(locale, iso(year));
	}
	const fitting = YEARS.find((y) => isWeekday(y, month, day, weekday));
	const words = formatDay(locale, iso(fitting ?? 2028));
	return year === null ? words : `${words} (${year})`;
}

function isWeekday(year: number, month: number, day: number, weekday: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCDate() === day && (date.getUTCDay() || 7) === weekday;
}

const two = (value: number) => String(value).padStart(2, '0');
