import { NotInEncoding, decoderOf } from '../encodings/text-decoder';
import { Refused } from './refused';

const PIECE_BYTES = 64 * 1024;
const DECLARATION_WITHIN = 256;

/**
 * The text of an XML document, in pieces, decoded as its declaration says (XML 1.0, 4.3.3):
 * SIECLE writes ISO-8859-15. Without a declaration it is UTF-8.
 *
 * @param lineSoFar Line that the reader of the pieces has reached, for the refusal.
 * @throws Refused when the encoding is unknown or the bytes do not obey it.
 */
export function* xmlPieces(bytes: Uint8Array, lineSoFar: () => number): Generator<string> {
	const { encoding, start } = encodingOf(bytes);
	const decoder = decoderOf(encoding);
	if (!decoder) throw new Refused({ code: 'file.unknown-encoding', encoding });
	try {
		for (let at = start; at < bytes.length; at += PIECE_BYTES)
			yield decoder.write(bytes.subarray(at, at + PIECE_BYTES));
		yield decoder.end();
	} catch (error) {
		if (!(error instanceof NotInEncoding)) throw error;
		throw new Refused({ code: 'file.not-in-encoding', encoding, line: lineSoFar() });
	}
}

function encodingOf(bytes: Uint8Array): { encoding: string; start: number } {
	const [a, b, c] = bytes;
	if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'UTF-8', start: 3 };
	if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
		return { encoding: 'UTF-16', start: 2 };
	const head = Buffer.from(bytes.subarray(0, DECLARATION_WITHIN)).toString('latin1');
	const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head);
	return { encoding: declared?.[1] ?? 'UTF-8', start: 0 };
}
