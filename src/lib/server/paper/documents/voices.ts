import {
	DEFAULT_LOCALE,
	directionOf,
	languageTag,
	type Language
} from '../../../domain/shared/locale';
import type { Translate } from '../../../i18n/translator';
import { letterLanguages, type LetterSchool } from '../../letter/write-letter';
import { NO_WORDING } from '../../wording/school-wording';
import { schoolTranslator } from '../../wording/words-in-force';

/** A language as templates take it. */
export interface Voice {
	/** BCP 47. */
	lang: string;
	dir: 'ltr' | 'rtl';
}

export interface Speaker {
	locale: Language;
	t: Translate;
	voice: Voice;
}

const speaker = ({ locale, t }: { locale: Language; t: Translate }): Speaker => ({
	locale,
	t,
	voice: { lang: languageTag(locale), dir: directionOf(locale) }
});

/** A family's language first, French second; French alone when they agree, or nobody knows it. */
export function familyAndFrench(
	locale: Language | null,
	namespaces: readonly string[],
	school: LetterSchool
): Speaker[] {
	return letterLanguages(locale, namespaces, school).map(speaker);
}

/** French first, then each other language that has words of its own, at most `most` in all. */
export function frenchAndOthers(
	languages: readonly Language[],
	namespaces: readonly string[],
	{ wording = NO_WORDING }: LetterSchool,
	most: number
): Speaker[] {
	const byTag = new Map<string, Speaker>();
	for (const language of [DEFAULT_LOCALE, ...languages]) {
		const found = speaker(schoolTranslator(language, namespaces, wording));
		if (!byTag.has(found.voice.lang)) byTag.set(found.voice.lang, found);
	}
	return [...byTag.values()].slice(0, most);
}
