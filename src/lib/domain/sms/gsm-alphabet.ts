/**
 * The default alphabet of short messages (3GPP TS 23.038, 6.2.1): the place of a character is its
 * code. The escape at 0x1B stands for no character.
 */
export const GSM_BASIC =
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ' +
	' !"#¤%&\'()*+,-./0123456789:;<=>?' +
	'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§' +
	'¿abcdefghijklmnopqrstuvwxyzäöñüà';

export const GSM_ESCAPE = 0x1b;

/** Its extension (6.2.1.1): an escape, then this code: two places for one character. */
export const GSM_EXTENSION: ReadonlyMap<string, number> = new Map([
	['\f', 0x0a],
	['^', 0x14],
	['{', 0x28],
	['}', 0x29],
	['\\', 0x2f],
	['[', 0x3c],
	['~', 0x3d],
	[']', 0x3e],
	['|', 0x40],
	['€', 0x65]
]);

const BASIC = new Set([...GSM_BASIC].filter((character) => character !== '\u001b'));

/** Septets that a character takes: 1, 2, or null when the alphabet lacks it. */
export function septetsOf(character: string): 1 | 2 | null {
	if (BASIC.has(character)) return 1;
	return GSM_EXTENSION.has(character) ? 2 : null;
}

/** What typographers write and the alphabet lacks, as typewriters had it. */
const PLAIN: Readonly<Record<string, string>> = {
	'’': "'",
	'‘': "'",
	ʼ: "'",
	'“': '"',
	'”': '"',
	'«': '"',
	'»': '"',
	'–': '-',
	'—': '-',
	'‑': '-',
	'…': '...',
	'\u00a0': ' ',
	'\u202f': ' ',
	œ: 'oe',
	Œ: 'OE',
	ı: 'i',
	ł: 'l',
	Ł: 'L',
	đ: 'd',
	Đ: 'D'
};

/**
 * Writes a text of a Latin language within the alphabet: plain quotes and spaces, and letters
 * without the accents that it lacks (`ç` gives `c`, `é` stays). What has no such form stays: the
 * text then goes as UCS-2.
 */
export function foldToGsm(text: string): string {
	return [...text.normalize('NFC')].map(folded).join('');
}

function folded(character: string): string {
	if (septetsOf(character)) return character;
	const plain = PLAIN[character];
	if (plain !== undefined) return plain;
	const bare = character.normalize('NFD').replace(/\p{M}+/gu, '');
	return bare !== character && [...bare].every((one) => septetsOf(one)) ? bare : character;
}
