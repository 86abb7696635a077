import { page } from '$app/state';

/**
 * The address of the recording of a fixed sentence in the page's language; empty when nobody recorded
 * it: then the telephone's voice reads the words, or the server's.
 * @param key of the sentence in the messages, such as `absence:ask`
 */
export function voiceOf(key: string): string {
	const voices = page.data.voices as Record<string, string> | undefined;
	return voices?.[key] ?? '';
}
