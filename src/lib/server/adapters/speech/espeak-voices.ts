import { DEFAULT_LOCALE, type Locale } from '../../../domain/shared/locale';

/**
 * The voice of espeak-ng that reads each language. Measured on every sentence of ours
 * (espeak-voices.spec.ts): nothing is spelled out, nothing falls back to another language. Somali and
 * Pashto have none. Dari is read by the Persian voice. Arabic is written without its short vowels,
 * which this voice does not guess: it can be followed, not enjoyed.
 */
const VOICES: Readonly<Partial<Record<Locale, string>>> = {
	fr: 'roa/fr',
	'fr-simple': 'roa/fr',
	ar: 'sem/ar',
	tr: 'trk/tr',
	pt: 'roa/pt',
	uk: 'zle/uk',
	en: 'gmw/en',
	es: 'roa/es',
	ro: 'roa/ro',
	ru: 'zle/ru',
	sq: 'ine/sq',
	ka: 'ccs/ka',
	hy: 'ine/hy',
	ht: 'roa/ht',
	kmr: 'ira/ku',
	zh: 'sit/cmn',
	ur: 'inc/ur',
	bn: 'inc/bn',
	ta: 'dra/ta',
	prs: 'ira/fa',
	ti: 'sem/ti'
};

/** Languages written in Latin letters: their voices read French names without being helped. */
const LATIN: ReadonlySet<Locale> = new Set<Locale>([
	'fr',
	'fr-simple',
	'tr',
	'pt',
	'en',
	'es',
	'ro',
	'sq',
	'ht',
	'kmr'
]);

/** Words that one voice reads in one breath. */
export interface Run {
	voice: string;
	words: string;
}

/** The voice of a language, null when there is none. */
export function espeakVoiceOf(locale: Locale): string | null {
	return VOICES[locale] ?? null;
}

/**
 * Who reads which words. In a language with letters of its own, what is in Latin letters (a child, a
 * teacher, a street) is French: that voice reads it, where the language's own would spell it.
 */
export function runsOf(words: string, locale: Locale): Run[] {
	const own = VOICES[locale]!;
	if (LATIN.has(locale)) return [{ voice: own, words }];
	const french = VOICES[DEFAULT_LOCALE]!;
	// Between Latin words, what joins them: spaces, hyphens, apostrophes, the point of "M." or of an address.
	const parts = words.split(/(\p{Script=Latin}+(?:[\p{M}\d]*[ .'’@-]{0,2}\p{Script=Latin}+)*)/u);
	return parts.flatMap((part, index) => {
		if (!/[\p{L}\p{N}]/u.test(part)) return [];
		return [{ voice: index % 2 === 1 ? french : own, words: part.trim() }];
	});
}
