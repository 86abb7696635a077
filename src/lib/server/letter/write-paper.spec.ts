import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../domain/shared/locale';
import { writePaper, type PaperReader } from './write-paper';

const school = {
	name: 'Collège des Tilleuls',
	phone: '+33639980000',
	referencePerson: 'Sophie Bernard',
	timeZone: 'Europe/Paris'
};
const NOW = new Date('2026-11-24T23:30:00Z');
const INES = [{ firstName: 'Inès', division: '5 B' }];
type Thing = PaperReader['things'][number];
const absence: Thing = {
	kind: 'absence',
	isTakenBack: false,
	content: { startsAt: '2026-11-24T07:00:00Z', endsAt: '2026-11-24T11:00:00Z' },
	pupils: INES
};
const message = (subject: string): Thing => ({
	kind: 'message',
	isTakenBack: false,
	content: { subject, text: 'Vendredi matin.', author: 'Mme Roy' },
	pupils: [...INES, { firstName: 'Yanis', division: '6 A' }]
});
const paper = (locale: Locale | null, things: Thing[] = [absence]) =>
	writePaper(
		school,
		{ guardianId: 'g', title: 'MME', firstName: 'Amina', lastName: 'HADDAD', locale, things },
		NOW
	);

describe('a letter to somebody who could not be reached', () => {
	it('speaks the family’s language first, French beside it', () => {
		const { languages, things } = paper('ar');
		expect(languages.map(({ lang, dir }) => [lang, dir])).toEqual([
			['ar', 'rtl'],
			['fr', 'ltr']
		]);
		expect(things[0]!.words.map(({ sentence }) => sentence)).toEqual([
			expect.stringContaining('\u2068Inès\u2069'),
			'Inès n’était pas en classe mardi 24 novembre, le matin.'
		]);
	});

	it.each(['fr', 'fr-simple', null] as const)('speaks French once to who reads it: %s', (locale) =>
		expect(paper(locale).languages.map(({ lang }) => lang)).toEqual(['fr'])
	);

	it('names who answers, the telephone, and the day of the school’s wall clock', () => {
		const { languages, day, addressee } = paper('fr', [absence, message('Sortie')]);
		expect(languages[0]!.help).toContain('Sophie Bernard');
		expect(languages[0]!.phone).toContain('06\u00a039\u00a098\u00a000\u00a000');
		expect(day).toBe('25 novembre 2026');
		expect(addressee).toEqual({ name: 'Mme Amina HADDAD', children: 'Inès, 5 B · Yanis, 6 A' });
	});

	it('says a ready sentence in the family’s language, and words beside it as a text', () => {
		const ready = { sentence: 'appointment', with: 'nurse', day: '2026-11-26', hour: '08:30' };
		const content = { subject: '', text: 'Apportez le carnet.', author: 'Mme Roy', ready };
		const { things } = paper('uk', [{ ...message(''), content }]);
		const sentence =
			'Vous avez rendez-vous avec l’infirmière de l’école jeudi 26 novembre à 08:30.';
		expect(things.map(({ words, texts }) => [words.at(-1)!.sentence, texts])).toEqual([
			[sentence, []],
			[expect.any(String), [{ subject: sentence, body: 'Apportez le carnet.' }]]
		]);
		expect(things[0]!.words[0]!.sentence).toBe(
			'У вас зустріч із медсестрою школи: четвер, 26 листопада, 08:30.'
		);
	});

	it('keeps the school’s own texts as they are, under one sentence', () => {
		const { things } = paper('uk', [absence, message('Sortie'), message('Cantine')]);
		expect(things.map(({ kind, texts }) => [kind, texts])).toEqual([
			['absence', []],
			[
				'message',
				[
					{ subject: 'Sortie', body: 'Vendredi matin.' },
					{ subject: 'Cantine', body: 'Vendredi matin.' }
				]
			]
		]);
	});

	it('asks nothing about what was taken back, and shows no text that no longer holds', () => {
		const back = [absence, message('Sortie')].map((thing) => ({ ...thing, isTakenBack: true }));
		const { things } = paper('fr', back);
		expect(things.map(({ words, texts }) => [words[0]!.ask, texts])).toEqual([
			[null, []],
			[null, []]
		]);
		expect(things[0]!.words[0]!.sentence).toContain('retire l’absence');
	});

	it.each(LOCALES)('has every sentence, with its slots filled: %s', (locale) => {
		const late: Thing = {
			kind: 'lateness',
			isTakenBack: false,
			content: { at: '2026-11-24T07:10:00Z', minutes: 10 },
			pupils: INES
		};
		const text = JSON.stringify(paper(locale, [absence, late, message('Sortie')]));
		expect(text).not.toMatch(/\{\{|paper:|absence:|letter:/);
	});
});
