import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences';

const LONG = 'La classe de 5e B part au musée jeudi 26 novembre avec M. Petit à 8.30 précises.';

describe('sentences that are read at once', () => {
	it.each([
		['Oui.', ['Oui.']],
		['Oui. Il a bien mangé.', ['Oui. Il a bien mangé.']],
		[` ${LONG} Merci. `, [LONG, 'Merci.']],
		[`${LONG}\n${LONG}`, [LONG, LONG]],
		['', []],
		[' \n ', []]
	])('%j', (text, sentences) =>
		expect(sentencesOf(text).map((one) => one.trim())).toEqual(sentences)
	);

	it('end where other scripts end them', () => {
		const chinese = `${'您的孩子今天没有来上学'.repeat(6)}。`;
		expect(sentencesOf(chinese + chinese)).toEqual([chinese, chinese]);
	});

	it('are never longer than what the server reads, and lose no letter', () => {
		for (const text of ['mot '.repeat(1_000), '字'.repeat(1_300), `${LONG} `.repeat(40)]) {
			const sentences = sentencesOf(text);
			expect(Math.max(...sentences.map((one) => one.length))).toBeLessThanOrEqual(501);
			expect(sentences.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
			if (text.includes(' ')) expect(sentences.every((one) => /[t.]\s*$/.test(one))).toBe(true);
		}
	});
});
