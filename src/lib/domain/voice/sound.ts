/** What a browser is told that a sound is. */
export type SoundType = 'audio/mpeg' | 'audio/webm' | 'audio/ogg' | 'audio/mp4';

/** A sound that was checked: nothing but what is heard is left in its bytes. */
export type Sound = { mediaType: SoundType; durationMs: number; stripped: Uint8Array<ArrayBuffer> };

/** How much may be said: length in milliseconds, size in bytes of the file that comes in. */
export type SoundLimits = { maxMs: number; maxBytes: number };

/** A fixed sentence of the voice bank. */
export const BANK_LIMITS: SoundLimits = { maxMs: 20_000, maxBytes: 1_000_000 };
/** What a school says in a message. */
export const MESSAGE_LIMITS: SoundLimits = { maxMs: 120_000, maxBytes: 1_000_000 };
/** What a family answers, often over a small data plan. */
export const ANSWER_LIMITS: SoundLimits = { maxMs: 60_000, maxBytes: 400_000 };

/** Shorter than this, a button was touched by mistake. */
export const SHORTEST_MS = 200;

/** Why a file is not taken; worded by who shows it. */
export type SoundRefusal = {
	code:
		/** Nothing, or not long enough to be a word. */
		| 'voice.empty'
		/** Not MP3, nor Opus in WebM, Ogg or MP4, nor AAC in MP4. */
		| 'voice.unknown-format'
		/** Cut, or not what it says of itself. */
		| 'voice.broken'
		/** Pictures, subtitles: more than a voice. */
		| 'voice.not-only-sound'
		| 'voice.too-long'
		| 'voice.too-large';
};

/** Thrown by the readers of each format, and caught where they are chosen. */
export class BadSound extends Error {
	readonly code: SoundRefusal['code'];

	constructor(code: SoundRefusal['code']) {
		super(code);
		this.code = code;
	}
}
