import { createHmac } from 'node:crypto';
import type { App } from '../app';

/**
 * The key of a spoken sentence: a keyed hash of the voice and the words, so that the table alone
 * says neither who was absent nor lets words be tried.
 */
export function spokenKey(app: App, voice: string, words: string): string {
	return createHmac('sha256', app.codePepper)
		.update(`voice\n${voice}\n${words}`)
		.digest('base64url');
}
