/**
 * Cuts a text into what the server reads at once (at most 501 characters), where a sentence ends if
 * one does: the first is heard while the others come. A point after a letter alone (M. Petit), or in
 * a number, ends none.
 */
export function sentencesOf(text: string): string[] {
	return (
		text.match(
			/\S[^]{50,400}?(?:[^\s.]{2}[.!?؟…](?=\s)|[。।።])|\S[^]{0,500}(?=\s|$)|\S[^]{0,500}/g
		) ?? []
	);
}
