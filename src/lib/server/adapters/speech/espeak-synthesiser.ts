import type { Locale } from '../../../domain/shared/locale';
import type { Sound, SpeechSynthesiser } from '../../../domain/voice/speech-synthesiser';
import { workingThread } from '../thread/working-thread';
import { espeakVoiceOf, runsOf } from './espeak-voices';

/** A little slower than its usual 175 words a minute and lower than its middle (50): easier to follow. */
const SETTINGS = { rate: 150, pitch: 45, bitrate: 24 } as const;
/** Part of the name of a voice: another number has every sentence said anew. */
const EDITION = `espeak-ng 0.3.5/${SETTINGS.rate}/${SETTINGS.pitch}/${SETTINGS.bitrate}`;

/** Milliseconds: what a sentence may take once its turn has come, the loading of the first included. */
const PATIENCE = 20_000;
/** Milliseconds without a word after which the thread goes, and the memory that it holds with it. */
const IDLE = 5 * 60_000;

/** espeak-ng, in a thread that starts with the first sentence and says one after the other. */
export function espeakSynthesiser(options: { patience?: number; idle?: number } = {}) {
	const { patience = PATIENCE, idle = IDLE } = options;
	const thread = workingThread<{ bytes: Uint8Array<ArrayBuffer> }>('speech-thread', {
		data: () => SETTINGS,
		patience,
		idle
	});
	return {
		voiceOf: (locale: Locale) => {
			const voice = espeakVoiceOf(locale);
			return voice && `${EDITION}/${voice}`;
		},
		say: async (words: string, locale: Locale): Promise<Sound> => {
			const { bytes } = await thread.ask({ runs: runsOf(words, locale) });
			return { mediaType: 'audio/mpeg', bytes };
		},
		close: () => thread.close()
	} satisfies SpeechSynthesiser;
}
