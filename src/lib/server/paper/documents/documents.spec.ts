import { afterAll, describe, expect, it } from 'vitest';
import { SENDER } from '../../../../../tests/factories/letters';
import { drawnPages } from '../../../../../tests/support/pdf-glyphs';
import { readDrawnSquare } from '../../../../../tests/support/pdf-square';
import { LOAN_THINGS } from '../../../domain/message/ready-sentence';
import { LOCALES, type Language } from '../../../domain/shared/locale';
import { WORKSHOP_THEMES, type WorkshopContent } from '../../../domain/workshop/workshop';
import { typstPress } from '../../adapters/typst/typst-press';
import { writePaper } from '../../letter/write-paper';
import type { PaperDocument } from '../press';
import { writeAttendanceSheet } from './write-attendance-sheet';
import { writeCertificate } from './write-certificate';
import { writeClassSheet } from './write-class-sheet';
import { writeLoanAgreement } from './write-loan-agreement';
import { writeUnreachedLetters } from './write-unreached-letters';
import { writeWorkshopPoster } from './write-workshop-poster';

const press = typstPress();
afterAll(() => press.close());

const workshop: WorkshopContent = {
	theme: 'connect',
	startsAt: '2026-12-03T17:00:00Z',
	endsAt: '2026-12-03T18:30:00Z',
	place: 'Salle #1, $rez-de-chaussée$',
	interpreters: ['ar', 'ta'],
	hasChildcare: true
};
const guardian = (locale: Language | null) => ({
	title: 'MME',
	firstName: 'Amina',
	lastName: '#HADDAD $x$',
	locale
});

/** Prints, and checks what no document may lack: all its glyphs, and what screen readers need. */
async function printed(document: PaperDocument) {
	const made = await press.print(document);
	expect(isForScreenReaders(made.bytes)).toBe(true);
	const pages = drawnPages(made.bytes);
	expect(pages.map(({ missing }) => missing)).toEqual(pages.map(() => 0));
	return { pages: made.pages, text: pages.map(({ text }) => text).join('\n') };
}

/** It says that it keeps to PDF/UA (ISO 14289-1), which Typst checks before it says so. */
const isForScreenReaders = (bytes: Uint8Array) => Buffer.from(bytes).includes('pdfuaid:part');

describe('a poster of a workshop', () => {
	const poster = (languages: Language[], content = workshop) =>
		writeWorkshopPoster({
			school: SENDER,
			address: 'https://passerelle.example.org/ateliers/1',
			workshop: content,
			languages
		});

	it('is one page in French and any five other languages, and says what a workshop is about', async () => {
		for (let n = 0; n < LOCALES.length; n += 5) {
			const { pages, text } = await printed(poster(LOCALES.slice(n, n + 5)));
			expect(pages).toBe(1);
			expect(text).toContain('Salle #1, $rez-de-chaussée$');
		}
		for (const theme of WORKSHOP_THEMES)
			expect((await printed(poster(['ar'], { ...workshop, theme }))).pages).toBe(1);
	});

	it('opens the page of its workshop', async () => {
		const { bytes } = await press.print(poster(['ar']));
		expect(readDrawnSquare(drawnPages(bytes)[0]!)).toBe(
			'https://passerelle.example.org/ateliers/1'
		);
	});

	it('is printed with what no font has, too: an empty box, and no promise to screen readers', async () => {
		const { bytes } = await press.print(poster(['ar'], { ...workshop, note: 'Goûter offert 🎉' }));
		expect(drawnPages(bytes)[0]!.missing).toBe(1);
		expect(isForScreenReaders(bytes)).toBe(false);
	});

	it('says French once, six languages at most, and the wall clock of the school', () => {
		const { data } = poster(['fr-simple', 'ar', 'ta', 'zh', 'ti', 'hy', 'ka']);
		expect(data.words.map(({ voice }) => voice.lang)).toEqual(['fr', 'ar', 'ta', 'zh', 'ti', 'hy']);
		expect(data.figures).toEqual({ day: '3', month: '12/2026', from: '18:00', to: '19:30' });
	});

	it('tells of the interpreter those whom he is for, and everybody in French', () => {
		const { data } = poster(['ar', 'zh']);
		expect(data.words.map(({ translated }) => translated)).toEqual([
			expect.stringContaining('தமிழ்'),
			'هناك من يترجم إلى لغتكم.',
			null
		]);
		const alone = poster(['ar'], { ...workshop, interpreters: undefined, hasChildcare: undefined });
		expect(alone.data.words.map(({ translated, childcare }) => [translated, childcare])).toEqual([
			[null, null],
			[null, null]
		]);
	});
});

describe('an attendance sheet', () => {
	const sheet = (people: number) =>
		writeAttendanceSheet({
			locale: 'fr',
			school: SENDER,
			workshop,
			facilitators: ['Sophie Bernard'],
			people: Array.from({ length: people }, (_, n) => ({
				name: `#NOM${n} $x$`,
				children: 'Inès, 5 B'
			}))
		});

	it('has a line for each, and empty ones for those who come unannounced', async () => {
		const { pages, text } = await printed(sheet(6));
		expect(pages).toBe(1);
		for (let n = 0; n < 6; n += 1) expect(text).toContain(`#NOM${n} $x$`);
		expect(text).toContain('14');
	});

	it('goes on over as many pages as it takes', async () => {
		const { pages, text } = await printed(sheet(60));
		expect(pages).toBeGreaterThan(2);
		expect(text).toContain('#NOM59 $x$');
	});
});

describe('a certificate', () => {
	it.each([...LOCALES, null])('is one page, for one session as for eight: %s', async (locale) => {
		for (const count of [1, 8]) {
			const { pages, text } = await printed(
				writeCertificate({
					school: SENDER,
					guardian: guardian(locale),
					sessions: Array.from({ length: count }, () => workshop),
					issuedOn: '2026-12-04',
					signatory: 'Claire Exemple'
				})
			);
			expect(pages).toBe(1);
			expect(text).toContain('Mme Amina #HADDAD $x$');
			expect(text).toMatch(/Attestation de participation|Vous avez participé/);
		}
	});
});

describe('the sheet of a class', () => {
	const sheet = (pupils: number, guardians: number, columns: string[]) =>
		writeClassSheet({
			locale: 'fr',
			school: SENDER,
			division: '5 B',
			printedOn: '2026-11-24',
			columns,
			pupils: Array.from({ length: pupils }, (_, n) => ({
				name: `Élève-au-nom-interminable ${n}`,
				guardians: Array.from({ length: guardians }, (_, k) => ({
					name: `#RESPONSABLE $${n}.${k}$`,
					marks: [true, false, null]
				}))
			}))
		});

	it.each([
		[35, 2, 4],
		[35, 4, 6],
		[1, 0, 0],
		[12, 1, 1]
	])(
		'is one page: %i pupils, %i guardians each, %i services',
		async (pupils, guardians, columns) => {
			const names = Array.from({ length: columns }, (_, n) => `Service ${n}`);
			const { pages, text } = await printed(sheet(pupils, guardians, names));
			expect(pages).toBe(1);
			expect(text).toContain(`Élève-au-nom-interminable ${pupils - 1}`);
			if (guardians > 0) expect(text).toContain(`#RESPONSABLE $${pupils - 1}.${guardians - 1}$`);
		}
	);

	it('keeps to six columns, and to a mark for each', () => {
		const { data } = sheet(1, 1, ['1', '2', '3', '4', '5', '6', '7']);
		expect(data.columns).toHaveLength(6);
		expect(data.pupils[0]!.guardians[0]!.marks).toEqual([true, false, null, null, null, null]);
	});
});

describe('letters to people who could not be reached', () => {
	const paper = (locale: Language | null, texts: string[]) =>
		writePaper(
			SENDER,
			{
				...guardian(locale),
				guardianId: 'g',
				things: [
					{
						kind: 'absence',
						isTakenBack: false,
						content: { startsAt: '2026-11-24T07:00:00Z', endsAt: '2026-11-24T11:00:00Z' },
						pupils: [{ firstName: 'Inès', division: '5 B' }]
					},
					...texts.map((text) => ({
						kind: 'message' as const,
						isTakenBack: false,
						content: { subject: '#Sortie $x$', text, author: 'Mme Roy' },
						pupils: []
					}))
				]
			},
			new Date('2026-11-24T10:00:00Z')
		);

	it('begin a page each, in every language, and say the school’s text as it is', async () => {
		const papers = [...LOCALES, null].map((locale) => paper(locale, ['*Vendredi*\n= 8 h']));
		const { bytes, pages } = await press.print(writeUnreachedLetters(papers));
		expect(pages).toBe(papers.length);
		for (const { text, missing } of drawnPages(bytes)) {
			expect(missing).toBe(0);
			expect(text).toContain('Mme Amina #HADDAD $x$');
			expect(text).toContain('#Sortie $x$ *Vendredi* = 8 h');
		}
	});

	it('go on over the page when there is much to say', async () => {
		const long = Array.from({ length: 12 }, (_, n) => `Ligne ${n} `.repeat(60));
		const { bytes, pages } = await press.print(
			writeUnreachedLetters([paper('ur', long), paper('ta', [])])
		);
		expect(pages).toBeGreaterThan(2);
		const drawn = drawnPages(bytes);
		expect(drawn.map(({ text }) => text).join(' ')).toContain('Ligne 11 Ligne 11');
		expect(drawn.at(-1)!.text).toContain('Mme Amina');
	});
});

describe('the agreement to a loan', () => {
	const agreement = (locale: Language | null, kind: (typeof LOAN_THINGS)[number]) =>
		writeLoanAgreement({
			school: SENDER,
			guardian: guardian(locale),
			equipment: { kind, label: '#Tablette 12', inventoryNumber: 'TAB-0012' },
			lentOn: '2026-11-24',
			dueOn: '2027-06-30',
			lentBy: 'Sophie Bernard'
		});

	it.each([...LOCALES, null])(
		'is one page that names the thing and the day: %s',
		async (locale) => {
			const { pages, text } = await printed(agreement(locale, 'tablet'));
			expect(pages).toBe(1);
			expect(text).toContain('#Tablette 12');
			expect(text).toContain('30/06/2027');
		}
	);

	it.each(LOAN_THINGS)('has a picture and a sentence for what is lent: %s', async (kind) =>
		expect((await printed(agreement('ar', kind))).pages).toBe(1)
	);

	it('speaks the family’s language first and French second', () => {
		const { data } = agreement('ta', 'tablet');
		expect(data.parts.map(({ voice }) => voice.lang)).toEqual(['ta', 'fr']);
		expect(data.parts[1]!.sentences).toContain(
			'Il faut rendre la tablette à l’école mercredi 30 juin.'
		);
	});
});
