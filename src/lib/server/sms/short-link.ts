import { randomBytes } from 'node:crypto';

/** Crockford's: no letter that is read as a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new code of a short link: 40 bits, 8 characters. */
export function newLinkCode(): string {
	return [...randomBytes(8)].map((byte) => ALPHABET[byte & 31]).join('');
}

/** Reads a code as somebody may have typed it; null when it cannot be one. */
export function readLinkCode(typed: string): string | null {
	const code = typed.toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1');
	return code.length === 8 && [...code].every((one) => ALPHABET.includes(one)) ? code : null;
}

/** The whole link, on our own origin. */
export function shortLink(origin: string, code: string): string {
	return `${origin}/n/${code}`;
}
