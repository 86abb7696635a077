import loadEspeak from '@echogarden/espeak-ng-emscripten';
import { parentPort, workerData } from 'node:worker_threads';
import { createMp3Encoder } from 'wasm-media-encoders';

/**
 * The thread that reads aloud: espeak-ng and an MP3 encoder, both WebAssembly, away from the loop that
 * answers visitors. It takes `{ id, runs }` and answers `{ id, bytes }`, one after the other.
 *
 * It imports packages only: from the sources, Node starts this very file.
 */
interface Asked {
	id: number;
	runs: { voice: string; words: string }[];
}

const { rate, pitch, bitrate } = workerData as { rate: number; pitch: number; bitrate: 24 | 32 };
/** Quieter than this (of 1) is silence between two voices, of which this much is left (seconds). */
const SILENCE = 0.01;
const PAUSE = 0.06;
/** Loudspeakers of small telephones are weak: every sentence is as loud as it can be without harm. */
const PEAK = 0.9;

const { eSpeakNGWorker } = await loadEspeak();
const espeak = new eSpeakNGWorker();
espeak.rate = rate;
espeak.pitch = pitch;
const encoder = await createMp3Encoder();

parentPort!.on('message', ({ id, runs }: Asked) => {
	const parts = runs.map(({ voice, words }) => speak(voice, words));
	const sound = loud(joined(parts.map((part, n) => (n < parts.length - 1 ? shorter(part) : part))));
	const bytes = encode(sound);
	parentPort!.postMessage({ id, bytes }, [bytes.buffer]);
});

function speak(voice: string, words: string): Float32Array {
	if (espeak.set_voice(voice) !== 0) throw new Error(`espeak-ng has no voice ${voice}.`);
	const parts: Float32Array[] = [];
	espeak.synthesize(words, (samples) => {
		parts.push(Float32Array.from(samples, (sample) => sample / 32_768));
		return false;
	});
	return joined(parts);
}

function joined(parts: Float32Array[]): Float32Array {
	const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** The voice ends each run as if it were a sentence: inside one, only a breath is left. */
function shorter(part: Float32Array): Float32Array {
	const last = part.findLastIndex((sample) => Math.abs(sample) > SILENCE);
	return part.subarray(0, last + 1 + Math.round(PAUSE * espeak.samplerate));
}

function loud(sound: Float32Array): Float32Array {
	const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
	return peak > 0 ? sound.map((sample) => (sample * PEAK) / peak) : sound;
}

function encode(sound: Float32Array): Uint8Array<ArrayBuffer> {
	encoder.configure({
		sampleRate: espeak.samplerate,
		channels: 1,
		bitrate,
		outputSampleRate: 16_000
	});
	// What the encoder gives is its own until it is called again.
	const body = encoder.encode([sound]).slice();
	const end = encoder.finalize();
	const bytes = new Uint8Array(body.length + end.length);
	bytes.set(body);
	bytes.set(end, body.length);
	return bytes;
}
