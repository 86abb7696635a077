/** ISO-8859-15 is Latin-1 with eight places changed (ISO/IEC 8859-15:1999): € and œ live there. */
const LATIN_9: Readonly<Record<number, string>> = {
	0xa4: '€',
	0xa6: 'Š',
	0xa8: 'š',
	0xb4: 'Ž',
	0xb8: 'ž',
	0xbc: 'Œ',
	0xbd: 'œ',
	0xbe: 'Ÿ'
};

/** Windows-1252, places 0x80 to 0x9f; the five undefined ones stay control characters. */
const CP_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes of ISO-8859-15 as text. Every byte is a character: no error is possible. */
export function decodeLatin9(bytes: Uint8Array): string {
	return latin1(bytes).replace(
		/[\u00a4\u00a6\u00a8\u00b4\u00b8\u00bc\u00bd\u00be]/g,
		(c) => LATIN_9[c.charCodeAt(0)] ?? c
	);
}

/** Bytes of Windows-1252 as text, as the WHATWG Encoding standard maps them. */
export function decodeWindows1252(bytes: Uint8Array): string {
	return latin1(bytes).replace(/[\u0080-\u009f]/g, (c) => CP_1252[c.charCodeAt(0) - 0x80] ?? c);
}

/** Bytes of ISO-8859-1 as text. */
export function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Text as ISO-8859-15 bytes; throws on a character that the table lacks. */
export function encodeLatin9(text: string): Uint8Array {
	const back = new Map(Object.entries(LATIN_9).map(([code, c]) => [c, Number(code)]));
	return Uint8Array.from(text, (c) => {
		const code = back.get(c) ?? c.charCodeAt(0);
		if (c.length > 1 || code > 0xff || (code in LATIN_9 && !back.has(c)))
			throw new RangeError(`no place in ISO-8859-15 for ${JSON.stringify(c)}`);
		return code;
	});
}
