import type { Unsaid } from '$lib/server/voice/say-sentence';

const STATUS = {
	'voice.no-voice': 404,
	'voice.nothing': 404,
	'voice.too-many': 429,
	'voice.busy': 503
} as const;

/** The HTTP status that says why nothing is heard. */
export function statusOf(code: Unsaid['code']): number {
	return STATUS[code];
}
