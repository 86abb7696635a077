import type { ShownTranslation } from './translation-status';

/** What a page says of a text and its translation. */
export type ReadText = {
	/** Always there, one tap away. `lang` is a BCP 47 tag, for the attribute. */
	original: { text: string; lang: string };
	/** What is shown first, and in which language it is. */
	shown: ShownTranslation & { lang: string };
	/** Engine that made the words shown; null when a person did, or nobody. */
	engine: string | null;
	/**
	 * What is to be expected: nothing more (`settled`), a translation to come (`awaited`), none that
	 * could be trusted (`refused`: said with a warning), or a person's (`human`).
	 */
	outlook: 'settled' | 'awaited' | 'refused' | 'human';
};

/** Texts of a school as a reader gets them, by the text itself. */
export type ReadTexts = ReadonlyMap<string, ReadText>;

/**
 * What a reader is told of the words before her, the worst first: the translation could not be
 * trusted, is of what the school said before, is to come, is for a person to make; a machine made it;
 * a person answers for it.
 */
export const TRANSLATION_MARKS = [
	'refused',
	'stale',
	'awaited',
	'human',
	'machine',
	'reviewed'
] as const;
export type TranslationMark = (typeof TRANSLATION_MARKS)[number];

/** The words shown of a text: those of its translation, or its own. */
export function shownWords({ original, shown }: ReadText): { text: string; lang: string } {
	return { text: shown.status === 'original' ? original.text : shown.text, lang: shown.lang };
}

/** What is said of one text; null when it is read as it was written, and nothing is awaited. */
export function markOf({
	shown,
	outlook
}: {
	shown: Pick<ReadText['shown'], 'status'>;
	outlook: ReadText['outlook'];
}): TranslationMark | null {
	if (shown.status !== 'original') return shown.status;
	return outlook === 'settled' ? null : outlook;
}

/**
 * What is said once of texts that are read together (a title and what stands under it): the worst of
 * what there is to say of each.
 */
export function markOfAll(texts: readonly ReadText[]): TranslationMark | null {
	const marks = new Set(texts.map(markOf));
	return TRANSLATION_MARKS.find((mark) => marks.has(mark)) ?? null;
}

/**
 * A text whose translation could not be looked up: the page shows it as it was written, and says
 * that somebody can help.
 */
export function untranslated(text: string, lang: string): ReadText {
	return {
		original: { text, lang },
		shown: { status: 'original', lang },
		engine: null,
		outlook: 'human'
	};
}
