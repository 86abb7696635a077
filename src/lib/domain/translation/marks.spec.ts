import { describe, expect, it } from 'vitest';
import { markOf, marksIn, splitAtMarks, tidyMarks, westernDigits, withoutMarks } from './marks';

describe('marks', () => {
	it('cut a text in pieces', () =>
		expect(splitAtMarks(`Le ${markOf(1)} à ${markOf(2)}.`)).toEqual(['Le ', 1, ' à ', 2, '.']));
	it('are read in their order, with repetitions', () =>
		expect(marksIn('⟦2⟧ et ⟦1⟧, puis ⟦2⟧')).toEqual([2, 1, 2]));
	it('leave the words', () => expect(withoutMarks('a⟦1⟧b')).toBe('a b'));
	it.each([['⟦ 1 ⟧'], ['[1]'], ['[[1]]'], ['【1】'], ['⟦١⟧'], ['⟦۱⟧'], ['⟦১⟧'], ['[⟦1⟧]']])(
		'are known again whatever an engine did to them: %s',
		(loose) => expect(tidyMarks(`قبل ${loose}.`)).toBe('قبل ⟦1⟧.')
	);
	it('are not made of other brackets', () => {
		expect(tidyMarks('[2026]')).toBe('[2026]');
		expect(tidyMarks('(1) [a]')).toBe('(1) [a]');
	});
	it('reads the digits of every script', () =>
		expect(westernDigits('12 ١٢ ۱۲ ১২ ௧௨ 𝟏𝟐')).toBe('12 12 12 12 12 12'));
});
