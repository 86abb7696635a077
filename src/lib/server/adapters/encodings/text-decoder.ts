import { decodeLatin9, decodeWindows1252, latin1 } from './single-byte';

/** Turns pieces of bytes into pieces of text; `end` gives what was kept back. */
export type PieceDecoder = {
	/** Encoding as people name it. */
	encoding: string;
	/** @throws NotInEncoding on bytes that the encoding does not allow. */
	write(bytes: Uint8Array): string;
	end(): string;
};

/** The bytes are not text in the encoding that they claim. */
export class NotInEncoding extends Error {}

const SINGLE_BYTE: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
	'iso-8859-15': decodeLatin9,
	'latin-9': decodeLatin9,
	latin9: decodeLatin9,
	'iso-8859-1': latin1,
	latin1,
	'us-ascii': latin1,
	'windows-1252': decodeWindows1252,
	cp1252: decodeWindows1252
};

/** The decoder of a named encoding; null for one that school programs do not write. */
export function decoderOf(encoding: string): PieceDecoder | null {
	const name = encoding.toLowerCase();
	const singleByte = SINGLE_BYTE[name];
	if (singleByte) return { encoding, write: singleByte, end: () => '' };
	if (name === 'utf-8' || name === 'utf8') return utf8();
	return null;
}

function utf8(): PieceDecoder {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const decode = (bytes?: Uint8Array) => {
		try {
			return decoder.decode(bytes, { stream: bytes !== undefined });
		} catch {
			throw new NotInEncoding();
		}
	};
	return { encoding: 'UTF-8', write: decode, end: () => decode() };
}
