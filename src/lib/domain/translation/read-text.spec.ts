import { describe, expect, it } from 'vitest';
import { markOf, markOfAll, shownWords, untranslated, type ReadText } from './read-text';

type Status = ReadText['shown']['status'];
function read(status: Status, outlook: ReadText['outlook'] = 'settled'): ReadText {
	return {
		original: { text: 'Bonjour', lang: 'fr' },
		shown: status === 'original' ? { status, lang: 'fr' } : { status, text: 'Merhaba', lang: 'tr' },
		engine: null,
		outlook
	};
}

describe('what is said of a text', () => {
	it.each([
		['original', 'settled', null],
		['original', 'awaited', 'awaited'],
		['original', 'refused', 'refused'],
		['original', 'human', 'human'],
		['machine', 'settled', 'machine'],
		['reviewed', 'settled', 'reviewed'],
		// The former translation is shown: that it is old matters more than that another is to come.
		['stale', 'awaited', 'stale'],
		['stale', 'refused', 'stale']
	] as const)('%s, %s: %s', (status, outlook, mark) =>
		expect(markOf(read(status, outlook))).toBe(mark)
	);
	it('of several is the worst', () => {
		const machine = read('machine');
		expect(markOfAll([machine, read('reviewed')])).toBe('machine');
		expect(markOfAll([machine, read('original', 'awaited')])).toBe('awaited');
		expect(markOfAll([read('stale', 'human'), read('original', 'refused'), machine])).toBe(
			'refused'
		);
		expect(markOfAll([read('original'), read('original')])).toBe(null);
		expect(markOfAll([])).toBe(null);
	});
	it('that could not be looked up: its own words, and somebody helps', () => {
		const lost = untranslated('Bonjour', 'fr');
		expect(markOf(lost)).toBe('human');
		expect(shownWords(lost)).toEqual({ text: 'Bonjour', lang: 'fr' });
	});
	it('is read in the language shown', () =>
		expect(shownWords(read('stale'))).toEqual({ text: 'Merhaba', lang: 'tr' }));
});
