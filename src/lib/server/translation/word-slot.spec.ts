import { describe, expect, it } from 'vitest';
import type { Locale } from '../../domain/shared/locale';
import type { Slot } from '../../domain/translation/slot';
import { wordSlot } from './word-slot';

const day = (given: Partial<Slot & { kind: 'date' }>): Slot => ({
	kind: 'date',
	source: '',
	day: 26,
	month: 11,
	year: null,
	weekday: null,
	...given
});

describe('a slot, worded for its reader', () => {
	it.each<[Locale, Slot, string]>([
		['en', day({}), '26 November'],
		['en', day({ weekday: 4 }), 'Thursday 26 November'],
		['en', day({ weekday: 4, year: 2026 }), 'Thursday 26 November (2026)'],
		['en', day({ year: 2026 }), '26 November 2026'],
		['en', day({ day: 29, month: 2, weekday: 1 }), 'Monday 29 February'],
		['ru', day({ weekday: 4 }), 'четверг, 26 ноября'],
		['kmr', day({}), '26ê mijdarê'],
		['en', { kind: 'hour', source: '8h5', hour: 8, minute: 5 }, '08:05'],
		['en', { kind: 'duration', source: '2 heures', hours: 2, minutes: 0 }, '2 h'],
		['en', { kind: 'duration', source: '1h30', hours: 1, minutes: 30 }, '1 h 30'],
		['en', { kind: 'amount', source: '12 euros', figure: '12' }, '12\u00a0€'],
		['en', { kind: 'term', source: 'vie scolaire', wording: 'pupil life' }, 'pupil life'],
		['en', { kind: 'name', source: 'Inès' }, 'Inès'],
		['ar', { kind: 'name', source: 'Inès' }, '\u2068Inès\u2069'],
		['ar', { kind: 'hour', source: '8h', hour: 8, minute: 0 }, '\u206808:00\u2069']
	])('in %s: %o', (locale, slot, words) => expect(wordSlot(slot, locale)).toBe(words));
});
