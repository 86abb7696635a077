import { expect, it } from 'vitest';
import { LANGUAGES } from '../shared/locale';
import { pluralExamples } from './plural-examples';

it.each([
	['fr', 'one 0 1 · many 1000000 · other 2 3 4 5'],
	['uk', 'one 1 21 31 41 · few 2 3 4 22 · many 0 5 6 7 · other 1.5'],
	['ar', 'zero 0 · one 1 · two 2 · few 3 4 5 6 · many 11 12 13 14 · other 100 101 102 1000000'],
	['wo', 'other 0 1 2 3'],
	['ln', 'one 0 1 · other 2 3 4 5']
] as const)('the forms of %s are known by numbers', (language, expected) => {
	const said = pluralExamples(language).map(({ form, numbers }) => [form, ...numbers].join(' '));
	expect(said.join(' · ')).toBe(expected);
});

it.each(LANGUAGES)('every form has a number: %s', (language) => {
	expect(pluralExamples(language).filter(({ numbers }) => numbers.length === 0)).toEqual([]);
});
