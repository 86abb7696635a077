/**
 * What opens an invitation: the secret of the QR code (128 bits, base64url, 22 characters), or the
 * code printed beside it (12 digits, 40 bits, for which attempts are limited).
 * OWASP ASVS 5.0, 6.4 and 7.6.
 */
export type InvitationKey = { kind: 'secret'; secret: string } | { kind: 'code'; code: string };

/** Digits of a printed code. */
export const CODE_LENGTH = 12;

/** What may stand between or around typed digits: spaces of any kind, dashes, direction marks. */
const SEPARATORS = /[\s.\-\u2010-\u2015\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Reads a code as a person typed it: grouped or not, with the digits of their own keyboard
 * (Arabic-Indic, Persian). Null when it is not twelve digits.
 */
export function readCode(typed: string): string | null {
	const digits = typed.replace(SEPARATORS, '').replace(/\p{Nd}/gu, westernDigit);
	return /^\d{12}$/.test(digits) ? digits : null;
}

/** Reads the secret of a QR code; null when it cannot be one. */
export function readSecret(value: string): string | null {
	return /^[\w-]{22}$/.test(value) ? value : null;
}

/** A code as it is printed and read aloud: `1234 5678 9012`. */
export function formatCode(code: string): string {
	return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Decimal digits stand in runs of ten in Unicode, from zero on. */
function westernDigit(digit: string): string {
	const point = digit.codePointAt(0)!;
	for (const zero of [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xbe6]) {
		if (point >= zero && point < zero + 10) return String(point - zero);
	}
	return digit;
}
