import type { Locale } from '../shared/locale';

/** What a telephone plays. */
export interface Sound {
	mediaType: 'audio/mpeg';
	bytes: Uint8Array;
}

/** What reads words aloud on the server: the last voice before an honest sentence and a human. */
export interface SpeechSynthesiser {
	/**
	 * Names the voice that reads a language and how it is set, so that another voice, or the same one
	 * set otherwise, says everything anew. Null when nothing speaks this language.
	 */
	voiceOf(locale: Locale): string | null;
	/**
	 * Reads words aloud.
	 * @param words plain text, already as it is to be said (see `sayable`)
	 * @param locale a language that has a voice
	 * @throws when the synthesis fails or takes too long
	 */
	say(words: string, locale: Locale): Promise<Sound>;
	close(): Promise<void>;
}
