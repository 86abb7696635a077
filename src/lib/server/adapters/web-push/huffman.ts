/**
 * Bits of the code of each byte, of 0 to 255 (RFC 7541, appendix B). The code is canonical: within a
 * length, codes follow each other in the order of the bytes; so the lengths are the whole table.
 */
const LENGTHS = [
	13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28,
	28, 28, 28, 28, 28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5,
	6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
	7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6, 15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6,
	7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23,
	23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22,
	22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22,
	23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27,
	27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25,
	24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26
];

const SHORTEST = 5;
const LONGEST = 30;

/** Of each length its bytes in the order of their codes, and the first of these codes. */
const codes = Array.from({ length: LONGEST + 1 }, (_, length) => ({
	bytes: LENGTHS.flatMap((bits, byte) => (bits === length ? [byte] : [])),
	first: 0
}));
for (let length = 1, code = 0; length <= LONGEST; length += 1) {
	codes[length]!.first = code;
	code = (code + codes[length]!.bytes.length) * 2;
}

/**
 * A text that was shortened by the Huffman code of HPACK (RFC 7541, 5.2).
 *
 * @throws RangeError when the bits are no text: the connection is then of no use
 */
export function unshorten(bytes: Uint8Array): string {
	let text = '';
	let code = 0;
	let length = 0;
	for (const byte of bytes) {
		for (let bit = 7; bit >= 0; bit -= 1) {
			code = code * 2 + ((byte >> bit) & 1);
			length += 1;
			if (length < SHORTEST) continue;
			if (length > LONGEST) throw new RangeError('Huffman');
			const { bytes: all, first } = codes[length]!;
			const found = all[code - first];
			if (found === undefined) continue;
			text += String.fromCharCode(found);
			code = 0;
			length = 0;
		}
	}
	// What fills the last byte: less than eight bits, all ones.
	if (length > 7 || code !== 2 ** length - 1) throw new RangeError('Huffman padding');
	return text;
}
