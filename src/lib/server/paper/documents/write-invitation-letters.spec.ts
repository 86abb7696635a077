import { afterAll, describe, expect, it } from 'vitest';
import { drawnPages } from '../../../../../tests/support/pdf-glyphs';
import { readDrawnSquare } from '../../../../../tests/support/pdf-square';
import { invitationLetter } from '../../../../../tests/factories/letters';
import { LOCALES, PREPARED_LOCALES } from '../../../domain/shared/locale';
import { typstPress } from '../../adapters/typst/typst-press';
import { LETTERS_A_PART } from './in-parts';
import { writeInvitationLetters } from './write-invitation-letters';

const press = typstPress();
afterAll(() => press.close());

/** The font of each script that is not Latin, Cyrillic or Greek. */
const FONT: Record<string, RegExp> = {
	ar: /^NotoNaskhArabic/,
	ps: /^NotoNaskhArabic/,
	prs: /^NotoNaskhArabic/,
	ur: /^NotoNastaliqUrdu/,
	ta: /^NotoSansTamil/,
	bn: /^NotoSansBengali/,
	ti: /^NotoSansEthiopic/,
	ka: /^NotoSansGeorgian/,
	hy: /^NotoSansArmenian/,
	zh: /^NotoSansHans/
};
const ALL = [null, ...LOCALES, ...PREPARED_LOCALES];

describe('invitation letters as a PDF', () => {
	it('take one page a family in every language, in the font of its script, and no glyph is missing', async () => {
		const made = await press.print(writeInvitationLetters(ALL.map((l) => invitationLetter(l))));
		expect(made.pages).toBe(ALL.length);
		const pages = drawnPages(made.bytes);
		expect(pages).toHaveLength(ALL.length);
		for (const [n, locale] of ALL.entries()) {
			const fonts = [...pages[n]!.glyphs.keys()];
			expect({ locale, missing: pages[n]!.missing }).toEqual({ locale, missing: 0 });
			const font = FONT[locale ?? ''] ?? /^NotoSans-/;
			expect({ locale, fonts: fonts.filter((name) => font.test(name)) }).not.toEqual({
				locale,
				fonts: []
			});
			expect(pages[n]!.text).toContain('1000 0000 0000');
		}
	});

	it('show an empty box for a script without its font: the check would see it', async () => {
		const { bytes } = await press.print(
			writeInvitationLetters([invitationLetter('fr', { firstName: 'สมชาย' })])
		);
		expect(drawnPages(bytes)[0]!.missing).toBeGreaterThanOrEqual(5);
	});

	it('print what a file says as it is, whatever it means to Typst', async () => {
		const names = ['#import "x"', '$x^2$ *b*', '#panic()', '\\u{41}', '<label> @ref', '= a `b`'];
		const letters = names.map((lastName) =>
			invitationLetter('ar', { lastName, children: [lastName] })
		);
		const { bytes, pages } = await press.print(writeInvitationLetters(letters));
		expect(pages).toBe(names.length);
		for (const [n, page] of drawnPages(bytes).entries()) expect(page.text).toContain(names[n]);
	});

	it('hand each family the square that opens its own invitation', async () => {
		const letters = [11, 12, 13].map((n) => invitationLetter('ar', { n }));
		const { bytes } = await press.print(writeInvitationLetters(letters));
		expect(drawnPages(bytes).map(readDrawnSquare)).toEqual(
			[11, 12, 13].map((n) => `https://passerelle.example.org/invitation#${'A'.repeat(20)}${n}`)
		);
	});

	it('keep to one page with names that no form was made for', async () => {
		const children = Array.from({ length: 9 }, (_, n) => `Marie-Emmanuelle-Apolline ${n}`);
		const lastName = 'DE LA ROCHEFOUCAULD-MONTMORENCY-LUXEMBOURG'.repeat(2);
		const letters = (['ur', 'ta', 'hy', null] as const).map((locale) =>
			invitationLetter(locale, { lastName, children })
		);
		const { pages } = await press.print(writeInvitationLetters(letters));
		expect(pages).toBe(letters.length);
	});

	it('tell how far they are, part by part', async () => {
		const letters = Array.from({ length: 2 * LETTERS_A_PART + 1 }, (_, n) =>
			invitationLetter('fr', { n })
		);
		const told: number[] = [];
		const { pages } = await press.print(writeInvitationLetters(letters), (n) => told.push(n));
		expect(told).toEqual([1, 2, 3]);
		expect(pages).toBe(letters.length);
	});

	it('are refused rather than printed in squares when a font is not installed', async () => {
		const poor = typstPress({ fonts: () => [] });
		await expect(poor.print(writeInvitationLetters([invitationLetter('fr')]))).rejects.toThrow(
			'unknown font family'
		);
		await poor.close();
	});
});
