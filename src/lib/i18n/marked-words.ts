/**
 * Marks around words of another language than their page: private characters that no words may have
 * (domain/wording refuses them). They never leave the server: the page gets `lang` in their place.
 */
export const MARK = { start: '\ue000', end: '\ue001' } as const;

const MARKS = /[\ue000\ue001]/g;

/** Words marked as of the other language. */
export function mark(words: string): string {
	return MARK.start + words + MARK.end;
}

/** Words as people read them. */
export function unmark(words: string): string {
	return words.replace(MARKS, '');
}
