/**
 * What a reader is told of the words before her (issue "Every family in its language"):
 * `original`, in the language they were written in; `machine`, translated by an engine and checked
 * by nobody; `reviewed`, read again or written by a person; `stale`, a translation of what the
 * original said before it was changed.
 */
export const TRANSLATION_STATUSES = ['original', 'machine', 'reviewed', 'stale'] as const;
export type TranslationStatus = (typeof TRANSLATION_STATUSES)[number];

/** A translation that exists: its words, and whether a person answers for them. */
export type KeptTranslation = { text: string; isReviewed: boolean };

/** What is shown: always the original beside, which is one tap away. */
export type ShownTranslation =
	{ status: 'original' } | { status: Exclude<TranslationStatus, 'original'>; text: string };

/**
 * Chooses what is shown of a text: its own translation; failing that, the one of the text that it
 * replaced, as stale; failing that, the original alone.
 *
 * @param own translation of the present text; null when there is none
 * @param former translation of what it replaced; null when there is none
 */
export function shownTranslation(
	own: KeptTranslation | null,
	former: KeptTranslation | null
): ShownTranslation {
	if (own) return { status: own.isReviewed ? 'reviewed' : 'machine', text: own.text };
	if (former) return { status: 'stale', text: former.text };
	return { status: 'original' };
}
