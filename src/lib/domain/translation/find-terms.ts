import type { Locale } from '../shared/locale';
import type { FoundSlot } from './slot';

/** In whichever language: the term is kept as it is (`Pronote`). */
export const EVERY_LOCALE = '*';

/** A word that a school speaks, and what it wants it to be in one language. */
export type SchoolTerm = {
	/** As it stands in French texts, without article. */
	term: string;
	/** Language that the wording is in; `*` for all. */
	locale: Locale | typeof EVERY_LOCALE;
	wording: string;
};

/**
 * The terms of a school's glossary in a text, whole words in any case; the longest first. A wording
 * of the language itself comes before one for all languages.
 */
export function findTerms(text: string, terms: readonly SchoolTerm[], target: Locale): FoundSlot[] {
	const usable = terms
		.filter(({ locale, term }) => term !== '' && (locale === target || locale === EVERY_LOCALE))
		.toSorted(
			(a, b) =>
				b.term.length - a.term.length ||
				Number(a.locale === EVERY_LOCALE) - Number(b.locale === EVERY_LOCALE)
		);
	return usable.flatMap(({ term, wording }) => {
		const pattern = new RegExp(`(?<![\\p{L}\\d])${escaped(term)}(?![\\p{L}\\d])`, 'giu');
		return [...text.matchAll(pattern)].map(({ 0: source, index }) => ({
			start: index,
			end: index + source.length,
			slot: { kind: 'term' as const, source, wording }
		}));
	});
}

/** A hyphen is not among the signs: escaped outside a class it is an error (ECMA-262, B.1.2, `u`). */
function escaped(term: string): string {
	return term.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['’]/g, "['’]");
}
