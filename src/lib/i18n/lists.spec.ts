import { describe, expect, it } from 'vitest';
import { intlTag, LOCALES } from '../domain/shared/locale';
import { formatList } from './lists';

describe('names said together', () => {
	it.each([
		['fr', 'Inès et Yanis'],
		['es', 'Inès y Yanis'],
		['ht', 'Inès ak Yanis'],
		['kmr', 'Inès û Yanis'],
		['so', 'Inès iyo Yanis'],
		['zh', 'Inès和Yanis'],
		['prs', 'Inès و Yanis']
	] as const)('have the word of the language: %s', (locale, expected) => {
		expect(formatList(locale, ['Inès', 'Yanis'])).toBe(expected);
	});

	it('are one, two or several', () => {
		expect(formatList('ht', [])).toBe('');
		expect(formatList('ht', ['Inès'])).toBe('Inès');
		expect(formatList('ht', ['Inès', 'Yanis', 'Noé'])).toBe('Inès, Yanis ak Noé');
	});

	it.each(['snk', 'bm', 'ff', 'wo', 'ln'] as const)(
		'have no French nor English word: %s',
		(language) => {
			expect(formatList(language, ['Inès', 'Yanis', 'Noé'])).toBe('Inès, Yanis, Noé');
		}
	);

	it.each(LOCALES.filter((locale) => locale !== 'ht'))('never take the machine’s: %s', (locale) => {
		expect(Intl.ListFormat.supportedLocalesOf(intlTag(locale))).toEqual([intlTag(locale)]);
	});
});
