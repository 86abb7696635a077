import type { TranslationMark } from './read-text';

/** What a translation has, for those who review it. */
export type Reviewable = {
	state: 'waiting' | 'done' | 'refused' | 'human';
	text: string | null;
	formerText: string | null;
	isReviewed: boolean;
};

/**
 * What is said of a translation on the list of those who review: who answers for its words, or what
 * is to be expected while it has none, and whether families read the words of a former text
 * meanwhile. A machine's words that are to be made anew are both `machine` and `awaited`.
 *
 * @returns the most important first, never empty
 */
export function reviewMarks({
	state,
	text,
	formerText,
	isReviewed
}: Reviewable): TranslationMark[] {
	if (isReviewed) return ['reviewed'];
	if (text !== null) return state === 'waiting' ? ['machine', 'awaited'] : ['machine'];
	const outlook = state === 'waiting' ? 'awaited' : state === 'refused' ? 'refused' : 'human';
	return formerText === null ? [outlook] : [outlook, 'stale'];
}
