import { describe, expect, it } from 'vitest';
import { foldToGsm, GSM_BASIC } from './gsm-alphabet';
import { encodingOf, measureSms, smsFits, splitSms } from './sms-text';

describe('the alphabet of a short message', () => {
	it('has 128 places', () => expect([...GSM_BASIC]).toHaveLength(128));

	it.each([
		['Collège: une absence', 'gsm-7'],
		['ça', 'ucs-2'],
		['Ça', 'gsm-7'],
		['12 €', 'gsm-7'],
		['l’école', 'ucs-2'],
		['a\tb', 'ucs-2'],
		['\u001b', 'ucs-2'],
		['غياب', 'ucs-2'],
		['Відсутність', 'ucs-2'],
		['😀', 'ucs-2'],
		['', 'gsm-7']
	])('%j goes as %s', (text, encoding) => expect(encodingOf(text)).toBe(encoding));
});

describe('segments', () => {
	it.each([
		['a'.repeat(160), 1],
		['a'.repeat(161), 2],
		['a'.repeat(306), 2],
		['a'.repeat(307), 3],
		['€'.repeat(80), 1],
		['€'.repeat(81), 2],
		// 153 is odd: 76 escaped characters a part, and one place lost.
		['€'.repeat(152), 2],
		['€'.repeat(153), 3],
		['ф'.repeat(70), 1],
		['ф'.repeat(71), 2],
		['ф'.repeat(134), 2],
		['ф'.repeat(135), 3],
		['😀'.repeat(35), 1],
		['😀'.repeat(36), 2],
		// 67 is odd too: 33 pairs a part.
		['😀'.repeat(66), 2],
		['😀'.repeat(67), 3]
	])('are counted as networks do (%#)', (text, segments) =>
		expect(measureSms(text).segments).toBe(segments)
	);

	it.each([
		['an escaped character', 'a'.repeat(152) + '€' + 'b'.repeat(100)],
		['a pair of surrogates', 'ф'.repeat(66) + '😀' + 'ж'.repeat(50)]
	])('never cut %s in two', (_name, text) => {
		const { parts } = splitSms(text);
		expect(parts).toHaveLength(2);
		expect(parts.join('')).toBe(text);
		expect([...parts[1]!][0]).toMatch(/€|😀/u);
	});

	it('loses nothing of a long text', () => {
		const text = 'Été [€] {42} ~ 😀 '.repeat(60);
		expect(splitSms(text).parts.join('')).toBe(text);
	});

	it('fits in one, or two in another script', () => {
		expect(smsFits('a'.repeat(160))).toBe(true);
		expect(smsFits('a'.repeat(161))).toBe(false);
		expect(smsFits('ф'.repeat(134))).toBe(true);
		expect(smsFits('ф'.repeat(135))).toBe(false);
	});
});

describe('a text of a Latin language', () => {
	it.each([
		['l’école « Françoise » : c’est fête…', 'l\'école " Francoise " : c\'est fete...'],
		['Uma falta. Não é nada', 'Uma falta. Nao é nada'],
		['İyi günler, öğrenci şimdi', 'Iyi günler, ögrenci simdi'],
		['Œuvre', 'OEuvre'],
		['e\u0301cole', 'école'],
		['Україна', 'Україна'],
		['😀', '😀']
	])('%s is written %s', (text, plain) => expect(foldToGsm(text)).toBe(plain));
});
