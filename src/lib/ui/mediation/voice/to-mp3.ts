import { createEncoder } from 'wasm-media-encoders/esnext';
import wasm from 'wasm-media-encoders/wasm/mp3?url';

/** A voice needs no more: half of what a telephone line's successor carries, and every phone plays it. */
const RATE = 24_000;
const KBITS = 32;
/** Below this, nobody spoke. */
const SILENCE = 0.01;

/** A recording ready to be sent; `isSilent` when nothing is to be heard in it. */
export type Encoded = { file: File; isSilent: boolean };

/**
 * Makes a small MP3, of one channel, from what a browser recorded. A browser that cannot do so sends
 * what it recorded: it is larger, and old phones may not play it.
 */
export async function toMp3(recorded: Blob): Promise<Encoded> {
	const samples = await samplesOf(recorded);
	if (!samples) return { file: fileOf(recorded, recorded.type), isSilent: false };
	const isSilent = samples.every((sample) => Math.abs(sample) < SILENCE);
	const encoder = await createEncoder('audio/mpeg', wasm).catch(() => null);
	if (!encoder) return { file: fileOf(recorded, recorded.type), isSilent };
	encoder.configure({ channels: 1, sampleRate: RATE, bitrate: KBITS });
	// Each answer lies in the encoder's memory until the next.
	const body = encoder.encode([samples]).slice();
	const end = encoder.finalize().slice();
	return { file: fileOf(new Blob([body, end]), 'audio/mpeg'), isSilent };
}

/** The sound at our rate, both ears mixed; null when the browser cannot read what it wrote. */
async function samplesOf(recorded: Blob): Promise<Float32Array | null> {
	try {
		const context = new OfflineAudioContext(1, 1, RATE);
		const sound = await context.decodeAudioData(await recorded.arrayBuffer());
		const mixed = new Float32Array(sound.length);
		for (let channel = 0; channel < sound.numberOfChannels; channel++) {
			const ear = sound.getChannelData(channel);
			for (let i = 0; i < mixed.length; i++) mixed[i]! += ear[i]! / sound.numberOfChannels;
		}
		return mixed;
	} catch {
		return null;
	}
}

/** The name tells people what it is; the server looks at the bytes. */
function fileOf(content: Blob, type: string): File {
	return new File([content], type === 'audio/mpeg' ? 'voix.mp3' : 'voix', { type });
}
