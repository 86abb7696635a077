import { describe, expect, it } from 'vitest';
import { AUTONYMS, LOCALES } from '../../domain/shared/locale';
import { listLanguages } from './list-languages';

const localesFor = (header: string | null) =>
	listLanguages({ speech: null }, header).map(({ locale }) => locale);

describe('the languages to choose from', () => {
	it('begin with those of the telephone, then come in the usual order', () => {
		const expected = ['sq', 'fr', ...LOCALES.filter((l) => l !== 'sq' && l !== 'fr')];
		expect(localesFor('sq-AL,sq;q=0.9,fr;q=0.5')).toEqual(expected);
		expect(localesFor('de')).toEqual([...LOCALES]);
		expect(localesFor(null)).toEqual([...LOCALES]);
	});

	it('have those that a school of the family offers, first and without a voice of ours', () => {
		const [first, second] = listLanguages({ speech: null }, 'sq', ['wo']);
		expect(first).toMatchObject({ locale: 'wo', lang: 'wo', name: 'Wolof', welcome: null });
		expect(second?.locale).toBe('sq');
	});

	it('are each named and spoken in themselves', () => {
		const languages = listLanguages({ speech: null }, null);
		expect(languages.map(({ name }) => name)).toEqual(LOCALES.map((locale) => AUTONYMS[locale]));
		expect(new Set(languages.map(({ welcome }) => welcome?.spoken)).size).toBeGreaterThan(
			LOCALES.length - 2
		);
	});
});
