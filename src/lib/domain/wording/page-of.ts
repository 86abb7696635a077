/** Sentences on a page: what somebody reviews before a pause. */
export const SENTENCES_A_PAGE = 25;

/** One page of a list; a page beyond the last is the last. */
export function pageOf<T>(
	all: readonly T[],
	page: number
): { shown: T[]; page: number; pages: number } {
	const pages = Math.max(1, Math.ceil(all.length / SENTENCES_A_PAGE));
	const at = Math.min(Math.max(1, page), pages);
	return { shown: all.slice((at - 1) * SENTENCES_A_PAGE, at * SENTENCES_A_PAGE), page: at, pages };
}
