// Control characters and the marks that reorder or hide text (Unicode TR 36): a name has none.
const INVISIBLE =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** One line of text from a file: no control or reordering mark, single spaces, composed accents. */
export function oneLine(raw: string): string {
	return raw.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** A text of several lines from a file: as `oneLine`, with its line breaks kept (at most two). */
export function severalLines(raw: string): string {
	return raw
		.replace(/\r\n?/g, '\n')
		.split('\n')
		.map(oneLine)
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}
