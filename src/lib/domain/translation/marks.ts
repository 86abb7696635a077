/**
 * A mark stands in a text for something that an engine must neither see nor change: `⟦1⟧`.
 * Mathematical brackets are in nobody's message, and tokenisers of chat models keep them whole;
 * adapters of other engines write marks in their own way (a tag, usually) and read them back.
 */
export function markOf(number: number): string {
	return `⟦${number}⟧`;
}

const MARK = /⟦(\d+)⟧/g;
/** What engines make of a mark: other brackets, spaces inside, digits of their own script. */
const LOOSE_MARK = /[⟦【[]{1,2}\s*(\p{Nd}{1,3})\s*[⟧】\]]{1,2}/gu;

/** A text as pieces: strings, and the numbers of the marks between them. */
export function splitAtMarks(text: string): (string | number)[] {
	return text
		.split(MARK)
		.map((piece, index) => (index % 2 === 1 ? Number(piece) : piece))
		.filter((piece) => piece !== '');
}

/** The numbers of the marks of a text, in their order, repetitions included. */
export function marksIn(text: string): number[] {
	return [...text.matchAll(MARK)].map(([, number]) => Number(number));
}

/** The words of a text, without its marks. */
export function withoutMarks(text: string): string {
	return text.replace(MARK, ' ');
}

/** Writes the marks of an answer in the one way that is ours, whatever the engine did to them. */
export function tidyMarks(text: string): string {
	return text.replace(LOOSE_MARK, (_, digits: string) => markOf(Number(westernDigits(digits))));
}

/** Digits of any script as 0 to 9: Unicode gives each script ten of them in a row, from zero. */
export function westernDigits(text: string): string {
	return text.replace(/\p{Nd}/gu, (digit) => {
		if (/[0-9]/.test(digit)) return digit;
		let zero = digit.codePointAt(0)!;
		while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
		return String((digit.codePointAt(0)! - zero) % 10);
	});
}

/** A text in which nothing can be taken for a mark. */
export function withoutBrackets(text: string): string {
	return text.replaceAll('⟦', '[').replaceAll('⟧', ']');
}
