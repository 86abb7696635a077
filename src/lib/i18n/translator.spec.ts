import { describe, expect, it } from 'vitest';
import { translatorFor } from './translator';

const arabic = {
	home: {
		missed: 'غاب {{name}} اليوم',
		days_zero: 'لا أيام',
		days_one: 'يوم واحد',
		days_two: 'يومان',
		days_few: '{{count}} أيام',
		days_many: '{{count}} يومًا',
		days_other: '{{count}} يوم'
	}
};

describe('words', () => {
	it('fill their slots', () => {
		const t = translatorFor('fr', { home: { missed: '{{name}} était absent' } });
		expect(t('home:missed', { name: 'Noé <b>' })).toBe('Noé <b> était absent');
	});

	it('isolate what they are filled with in a right-to-left language', () => {
		expect(translatorFor('ar', arabic)('home:missed', { name: 'Inès' })).toBe(
			'غاب \u2068Inès\u2069 اليوم'
		);
	});

	it.each([
		[0, 'لا أيام'],
		[1, 'يوم واحد'],
		[2, 'يومان'],
		[3, '\u20683\u2069 أيام'],
		[11, '\u206811\u2069 يومًا'],
		[100, '\u2068100\u2069 يوم']
	])('take the plural of %i', (count, expected) => {
		expect(translatorFor('ar', arabic)('home:days', { count })).toBe(expected);
	});

	it('never show a key: a missing one is an error', () => {
		expect(() => translatorFor('fr', { home: {} })('home:nothing')).toThrow(/No words/);
	});
});
