import { describe, expect, it } from 'vitest';
import {
	FACE_OF_THEME,
	SCHOOL_WORDS,
	WORD_THEMES,
	wordsAbout,
	type SchoolWord
} from './dictionary';
import { findSchoolWords } from './find-school-words';

const words = (text: string) =>
	findSchoolWords(text).flatMap(({ text, word }) => (word ? [`${text}: ${word}`] : []));

describe('the words of school in a text', () => {
	it.each([
		['Signez le carnet de correspondance.', ['carnet de correspondance: correspondence-book']],
		['Le CPE vous appelle.', ['CPE: education-adviser']],
		['La bourse de lycée est versée.', ['bourse de lycée: grant']],
		['Deux bourses', ['bourses: grant']],
		['RÈGLEMENT INTÉRIEUR', ['RÈGLEMENT INTÉRIEUR: school-rules']],
		['REGLEMENT INTERIEUR', ['REGLEMENT INTERIEUR: school-rules']],
		["le justificatif d'absence", ["justificatif d'absence: absence-note"]],
		['une retenue mercredi', ['retenue: detention']],
		['Conseil de classe', ['Conseil de classe: class-council']]
	])('are found in “%s”', (text, expected) => expect(words(text)).toEqual(expected));

	it.each([
		'il met le cap au nord',
		'il entre, lent',
		'rassemblement',
		'bulletins2',
		'www.parcoursup.fr',
		'pix@exemple.fr',
		''
	])('are not found in “%s”', (text) => expect(words(text)).toEqual([]));

	it('are shown the first time only', () => {
		expect(words('Le brevet approche : le brevet blanc, puis le brevet.')).toEqual([
			'brevet: brevet-exam',
			'brevet blanc: mock-exam'
		]);
	});

	it.each([
		'La réunion de rentrée : lundi, au collège. 😀 Cœur, œuvre, vœux d’orientation.',
		'ﬁn de l’étude surveillée İstanbul e\u0301tude',
		' bourse '
	])('leave the text as it was: “%s”', (text) => {
		expect(
			findSchoolWords(text)
				.map(({ text }) => text)
				.join('')
		).toBe(text);
	});
});

describe('the list of words', () => {
	it('has each form once, in lower case', () => {
		const forms = Object.values(SCHOOL_WORDS).flatMap(({ forms }) => forms);
		expect(new Set(forms).size).toBe(forms.length);
		expect(forms.filter((form) => form !== form.toLowerCase())).toEqual([]);
	});

	it('has each word found by its own forms', () => {
		for (const [word, { forms, isAcronym }] of Object.entries(SCHOOL_WORDS)) {
			for (const form of forms) {
				const written = isAcronym && !form.includes(' ') ? form.toUpperCase() : form;
				expect(findSchoolWords(written).find(({ word }) => word)?.word).toBe(word as SchoolWord);
			}
		}
	});

	it('has words about each theme, and no other', () => {
		const all = WORD_THEMES.flatMap(wordsAbout);
		expect(all.sort()).toEqual(Object.keys(SCHOOL_WORDS).sort());
		for (const theme of WORD_THEMES) {
			expect(wordsAbout(theme).length).toBeGreaterThan(3);
			expect(wordsAbout(theme)).toContain(FACE_OF_THEME[theme]);
		}
	});
});
