import { expect, it } from 'vitest';
import { indexNames } from './find-names';
import { protectText } from './protect-text';
import { textPieces } from './text-pieces';

const pieces = (text: string) =>
	textPieces(
		protectText(text, {
			names: indexNames(['Inès']),
			terms: [{ term: 'carnet', wording: 'defter', locale: 'tr' }],
			target: 'tr'
		})
	);

it('a text is its words and its slots, and nothing is lost on the way', () => {
	const text = 'Inès rend son carnet le 3 mai.';
	expect(pieces(text).map(({ text, slot }) => [text, slot?.kind ?? null])).toEqual([
		['Inès', 'name'],
		[' rend son ', null],
		['carnet', 'term'],
		[' le ', null],
		['3 mai', 'date'],
		['.', null]
	]);
	expect(
		pieces(text)
			.map((piece) => piece.text)
			.join('')
	).toBe(text);
});
it('a text without slots is one piece', () =>
	expect(pieces('Merci de venir')).toEqual([{ text: 'Merci de venir', slot: null }]));
