import { GSM_BASIC, GSM_ESCAPE, GSM_EXTENSION } from '../../../../domain/sms/gsm-alphabet';
import type { SmsEncoding } from '../../../../domain/sms/sms-text';

/** What an SMSC takes for its default alphabet (data_coding 0): it is agreed on, not told. */
export type DefaultAlphabet = 'gsm' | 'latin-1';

/** Values of data_coding (5.2.19) that we write or read. */
export const DATA_CODING = { default: 0, ascii: 1, latin1: 3, ucs2: 8 } as const;

const SEPTETS = new Map([...GSM_BASIC].map((character, code) => [character, code]));
const EXTENSION = new Map([...GSM_EXTENSION].map(([character, code]) => [code, character]));

/** A text as it travels: one byte a septet, or UTF-16 with the high byte first. */
export function encodeMessage(
	text: string,
	encoding: SmsEncoding,
	alphabet: DefaultAlphabet
): { dataCoding: number; bytes: Buffer } {
	if (encoding === 'ucs-2') {
		return { dataCoding: DATA_CODING.ucs2, bytes: Buffer.from(text, 'utf16le').swap16() };
	}
	// Most of the alphabet is in Latin-1; what is not (the euro, Greek capitals) goes as UCS-2 there.
	if (alphabet === 'latin-1') {
		const fits = [...text].every((character) => character.charCodeAt(0) < 0x100);
		return fits
			? { dataCoding: DATA_CODING.latin1, bytes: Buffer.from(text, 'latin1') }
			: encodeMessage(text, 'ucs-2', alphabet);
	}
	const codes = [...text].flatMap((character) => {
		const basic = SEPTETS.get(character);
		return basic === undefined ? [GSM_ESCAPE, GSM_EXTENSION.get(character)!] : [basic];
	});
	return { dataCoding: DATA_CODING.default, bytes: Buffer.from(codes) };
}

/** A text that came in. What is not a text (binary) reads as nothing. */
export function decodeMessage(
	bytes: Buffer,
	dataCoding: number,
	alphabet: DefaultAlphabet
): string {
	switch (dataCoding) {
		case DATA_CODING.ucs2:
			return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
				.swap16()
				.toString('utf16le');
		case DATA_CODING.ascii:
		case DATA_CODING.latin1:
			return bytes.toString('latin1');
		case DATA_CODING.default:
			return alphabet === 'gsm' ? decodeSeptets(bytes) : bytes.toString('latin1');
		default:
			return '';
	}
}

function decodeSeptets(bytes: Buffer): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 1) {
		const code = bytes[at]!;
		if (code === GSM_ESCAPE) text += EXTENSION.get(bytes[(at += 1)] ?? -1) ?? ' ';
		else text += GSM_BASIC[code] ?? '?';
	}
	return text;
}
