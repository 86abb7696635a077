import { createHash } from 'node:crypto';
import type { Locale } from '../../domain/shared/locale';

/**
 * The key of a text in the cache of translations: SHA-256, in hexadecimal, of its language and its
 * words. Spaces around, and the way an accent is composed, make no other text.
 */
export function sourceHash(text: string, from: Locale): string {
	return createHash('sha256')
		.update(`${from}\n${text.normalize('NFC').trim()}`)
		.digest('hex');
}
