import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { keepTermInput, TERM_LOCALES } from './keep-term.input';

const read = (given: object) => {
	const result = v.safeParse(keepTermInput, given);
	return result.success ? result.output : result.issues.map(({ message }) => message);
};

describe('a word of the glossary', () => {
	it('has its wording in a language', () =>
		expect(read({ term: ' carnet ', locale: 'tr', wording: ' defter ' })).toEqual({
			term: 'carnet',
			locale: 'tr',
			wording: 'defter'
		}));
	it('kept in every language is itself, unless it is given another wording', () => {
		expect(read({ term: 'Pronote', locale: '*' })).toMatchObject({ wording: 'Pronote' });
		expect(read({ term: 'CPE', locale: '*', wording: 'CPE (M. Petit)' })).toMatchObject({
			wording: 'CPE (M. Petit)'
		});
	});
	it.each([
		[{ term: 'carnet', locale: 'tr' }, ['translation.no-wording']],
		[{ term: 'a', locale: '*' }, ['translation.no-term']],
		[{ term: 'x'.repeat(81), locale: '*' }, ['translation.long-term']],
		[{ term: 'carnet', locale: 'tr', wording: 'x'.repeat(161) }, ['translation.long-wording']],
		[{ term: 'carnet', locale: undefined, wording: 'x' }, ['translation.choose-language']],
		[{ term: 'carnet', locale: 'fr', wording: 'x' }, ['translation.choose-language']]
	])('%o: %o', (given, expected) => expect(read(given)).toEqual(expected));
	it('is worded in every language but French', () => expect(TERM_LOCALES).not.toContain('fr'));
});
