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

	it('are each named and spoken in themselves', () => {
		const languages = listLanguages({ speech: null }, null);
		expect(languages.map(({ name }) => name)).toEqual(LOCALES.map((locale) => AUTONYMS[locale]));
		expect(new Set(languages.map(({ spoken }) => spoken)).size).toBeGreaterThan(LOCALES.length - 2);
	});
});
