import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Locale } from '../../../domain/shared/locale';
import type { Sound, SpeechSynthesiser } from '../../../domain/voice/speech-synthesiser';
import { espeakVoiceOf, runsOf } from './espeak-voices';

/** A little slower than its usual 175 words a minute and lower than its middle (50): easier to follow. */
const SETTINGS = { rate: 150, pitch: 45, bitrate: 24 } as const;
/** Part of the name of a voice: another number has every sentence said anew. */
const EDITION = `espeak-ng 0.3.5/${SETTINGS.rate}/${SETTINGS.pitch}/${SETTINGS.bitrate}`;

/** Milliseconds: what a sentence may take once its turn has come, the loading of the first included. */
const PATIENCE = 20_000;
/** Milliseconds without a word after which the thread goes, and the memory that it holds with it. */
const IDLE = 5 * 60_000;

type Waiting = { resolve(sound: Sound): void; reject(error: Error): void };

/**
 * espeak-ng, in a thread that starts with the first sentence and says one after the other. Whatever
 * goes wrong in it, a sentence that takes too long included, ends the thread and what it was asked for;
 * the next sentence starts another. Waiting for one's turn is not taking long.
 */
export function espeakSynthesiser(options: { patience?: number; idle?: number } = {}) {
	const { patience = PATIENCE, idle = IDLE } = options;
	let thread: Worker | null = null;
	/** Until when the thread may say nothing: for the sentence whose turn it is, else for the next one. */
	let silence: NodeJS.Timeout | null = null;
	let count = 0;
	const waiting = new Map<number, Waiting>();

	const expect = (milliseconds: number, otherwise: string): NodeJS.Timeout => {
		if (silence) clearTimeout(silence);
		return (silence = setTimeout(() => void end(new Error(otherwise)), milliseconds));
	};
	const turn = () => expect(patience, 'A sentence took too long to be said.');

	const end = async (error: Error): Promise<void> => {
		const ended = thread;
		thread = null;
		if (silence) clearTimeout(silence);
		for (const { reject } of waiting.values()) reject(error);
		waiting.clear();
		await ended?.terminate();
	};
	const start = (): Worker => {
		const worker = new Worker(threadFile(), { workerData: SETTINGS, execArgv: [] });
		worker.unref();
		const fail = (error: Error) => {
			if (thread === worker) void end(error);
		};
		worker.on('error', fail);
		worker.on('exit', () => fail(new Error('The thread that speaks has ended.')));
		worker.on('message', ({ id, bytes }: { id: number; bytes: Uint8Array }) => {
			if (thread !== worker) return;
			const asked = waiting.get(id);
			waiting.delete(id);
			asked?.resolve({ mediaType: 'audio/mpeg', bytes });
			if (waiting.size > 0) turn();
			else expect(idle, 'The thread that speaks rests.').unref();
		});
		return worker;
	};

	return {
		voiceOf: (locale: Locale) => {
			const voice = espeakVoiceOf(locale);
			return voice && `${EDITION}/${voice}`;
		},
		say: (words: string, locale: Locale) =>
			new Promise<Sound>((resolve, reject) => {
				thread ??= start();
				if (waiting.size === 0) turn();
				const id = ++count;
				waiting.set(id, { resolve, reject });
				thread.postMessage({ id, runs: runsOf(words, locale) });
			}),
		close: () => end(new Error('The server is closing.'))
	} satisfies SpeechSynthesiser;
}

/** The thread's file: among the entry points of the build, or of the sources where there is none. */
function threadFile(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	for (;;) {
		for (const name of ['speech-thread.js', 'speech-thread.ts']) {
			const file = join(folder, 'bin', name);
			if (existsSync(file)) return file;
		}
		const parent = dirname(folder);
		if (parent === folder) throw new Error('The thread that speaks is missing from the build.');
		folder = parent;
	}
}
