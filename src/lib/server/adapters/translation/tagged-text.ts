import { markOf, splitAtMarks } from '../../../domain/translation/marks';

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0'
};

/** A text as XML or HTML, each mark written as the tag of an engine that leaves tags alone. */
export function toTagged(text: string, tag: (mark: number) => string): string {
	return splitAtMarks(text)
		.map((piece) => (typeof piece === 'number' ? tag(piece) : escape(piece)))
		.join('');
}

/**
 * Reads such a text back. Tags that are not ours are left for the check to see.
 * @param tag matches one of our tags; its first group is the number of the mark
 */
export function fromTagged(text: string, tag: RegExp): string {
	return text
		.replace(tag, (_, mark: string) => markOf(Number(mark)))
		.replace(
			/&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,6})|#x([\da-f]{1,5}));/gi,
			(_, name, decimal, hex) =>
				name
					? ENTITIES[(name as string).toLowerCase()]!
					: String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex as string, 16))
		);
}

function escape(text: string): string {
	return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);
}
