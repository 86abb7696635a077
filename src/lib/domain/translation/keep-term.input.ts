import * as v from 'valibot';
import { DEFAULT_LOCALE, LOCALES } from '../shared/locale';
import { EVERY_LOCALE } from './find-terms';

/** Languages that a word of the glossary is worded in: all but the one that texts are written in. */
export const TERM_LOCALES = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);

const term = v.pipe(
	v.string('translation.no-term'),
	v.trim(),
	v.minLength(2, 'translation.no-term'),
	v.maxLength(80, 'translation.long-term')
);
const wording = v.pipe(
	v.string('translation.no-wording'),
	v.trim(),
	v.minLength(1, 'translation.no-wording'),
	v.maxLength(160, 'translation.long-wording')
);
const locale = v.union(
	[v.literal(EVERY_LOCALE), v.picklist(TERM_LOCALES)],
	'translation.choose-language'
);

/** A word of the school's glossary, and its wording. */
export type TermInput = { term: string; wording: string };

/**
 * A word of the school's glossary as its form posts it. Kept as it is in every language (`*`), it needs
 * no other wording.
 */
export const keepTermInput = v.pipe(
	v.object({ term, locale, wording: v.optional(wording) }),
	v.forward(
		v.check(
			({ locale, wording }) => locale === EVERY_LOCALE || wording !== undefined,
			'translation.no-wording'
		),
		['wording']
	),
	v.transform(({ term, locale, wording }) => ({ term, locale, wording: wording ?? term }))
);

/** Which wording of the glossary is to be forgotten. */
export const forgetTermInput = v.object({ term, locale });
