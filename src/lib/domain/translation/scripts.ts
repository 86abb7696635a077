import type { Language } from '../shared/locale';

const LATIN = /\p{Script=Latin}/u;
const SCRIPTS: Partial<Record<Language, RegExp>> = {
	ar: /\p{Script=Arabic}/u,
	ur: /\p{Script=Arabic}/u,
	ps: /\p{Script=Arabic}/u,
	prs: /\p{Script=Arabic}/u,
	uk: /\p{Script=Cyrillic}/u,
	ru: /\p{Script=Cyrillic}/u,
	ka: /\p{Script=Georgian}/u,
	hy: /\p{Script=Armenian}/u,
	zh: /\p{Script=Han}/u,
	bn: /\p{Script=Bengali}/u,
	ta: /\p{Script=Tamil}/u,
	ti: /\p{Script=Ethiopic}/u
};

/** A letter of the script that a language is written in; Latin when nothing else is said. */
export function scriptOf(locale: Language): RegExp {
	return SCRIPTS[locale] ?? LATIN;
}

/** The share of the letters of a text that are of a language's script; null without letters. */
export function shareInScript(text: string, locale: Language): number | null {
	const letters = text.match(/\p{L}/gu);
	if (!letters) return null;
	const script = scriptOf(locale);
	return letters.filter((letter) => script.test(letter)).length / letters.length;
}
