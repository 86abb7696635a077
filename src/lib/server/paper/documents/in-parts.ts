/** Letters in one part of a document: how often its progress is told. */
export const LETTERS_A_PART = 20;

/** A batch, part by part. */
export function inParts<Letter>(letters: readonly Letter[]): Letter[][] {
	return Array.from({ length: Math.ceil(letters.length / LETTERS_A_PART) }, (_, n) =>
		letters.slice(n * LETTERS_A_PART, (n + 1) * LETTERS_A_PART)
	);
}
