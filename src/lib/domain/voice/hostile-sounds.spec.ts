import { describe, expect, it } from 'vitest';
import {
	mp3Tone,
	mp4Fragments,
	mp4Recording,
	oggTone,
	webmFilm,
	webmTone,
	withMp3Tags,
	withWebmTags
} from '../../../../tests/factories/sounds';
import { readSound } from './read-sound';
import { MESSAGE_LIMITS } from './sound';

/** Numbers below 2^32 that are the same at each run (xorshift). */
function numbersFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return state >>> 0;
	};
}
const samples = async () => [
	withMp3Tags(await mp3Tone(300)),
	withWebmTags(webmTone()),
	webmFilm(),
	oggTone(),
	mp4Recording(),
	mp4Fragments()
];
/** A file of the largest size that repeats a pattern after a beginning. */
function filled(start: string, pattern: string): Uint8Array {
	const bytes = Buffer.alloc(1_000_000, Buffer.from(pattern, 'hex'));
	bytes.set(Buffer.from(start, 'hex'));
	return Uint8Array.from(bytes);
}

describe('hostile files', () => {
	it('never make it throw: bytes changed, taken out, doubled', async () => {
		const next = numbersFrom(20261124);
		let refused = 0;
		for (const sample of await samples()) {
			for (let i = 0; i < 1500; i++) {
				const bytes = Array.from(sample);
				for (let changes = 1 + (next() % 4); changes > 0; changes--) {
					// Heads are where the lies are.
					const at = next() % (next() % 2 ? bytes.length : Math.min(bytes.length, 700));
					const kind = next() % 4;
					if (kind === 0) bytes[at] = next() % 256;
					else if (kind === 1) bytes[at] = [0, 1, 0x7f, 0x80, 0xff][next() % 5]!;
					else if (kind === 2) bytes.splice(at, 1 + (next() % 40));
					else bytes.splice(at, 0, ...bytes.slice(at, at + 1 + (next() % 40)));
				}
				const read = readSound(Uint8Array.from(bytes), MESSAGE_LIMITS);
				if (!read.ok) refused++;
				else expect(read.value.durationMs).toBeGreaterThan(0);
			}
		}
		expect(refused).toBeGreaterThan(1000);
	});

	it('never make it throw: noise behind a right beginning', async () => {
		const next = numbersFrom(7);
		for (const sample of await samples()) {
			for (let i = 0; i < 200; i++) {
				const noise = Uint8Array.from({ length: 2000 }, () => next() % 256);
				noise.set(sample.slice(0, next() % 200));
				const read = readSound(noise, MESSAGE_LIMITS);
				if (read.ok) expect(read.value.durationMs).toBeLessThanOrEqual(MESSAGE_LIMITS.maxMs);
			}
		}
	});

	it.each([
		['zeros behind ID3', filled('494433040000000000', '00')],
		['tags of MP3 without end', filled('', '49443304000000000000')],
		[
			'clusters within clusters',
			filled('1a45dfa380185380670 1ffffffffffffff'.replace(' ', ''), '1f43b67501ffffffffffffff')
		],
		['empty elements of WebM', filled('1a45dfa38018538067' + '01ffffffffffffff', 'ec80')],
		['boxes within boxes of MP4', filled('0000000866747970', '000f424066726565')],
		['empty boxes of MP4', filled('0000000866747970', '000000086d646174')],
		['empty pages of Ogg', filled('', '4f67675300')]
	])('of 1 MB are gone through once: %s', (_name, bytes) => {
		const read = readSound(bytes, MESSAGE_LIMITS);
		expect(read.ok).toBe(false);
	});

	it('made of heads, which would be twice as long once written anew, are not kept', () => {
		const tone = webmTone();
		// A cluster of unknown length: its time, then groups whose one part is empty.
		const cluster = Buffer.from('1f43b67501ffffffffffffffe78100', 'hex');
		const groups = Buffer.alloc(400_000, Buffer.from('a0829b80', 'hex'));
		const bytes = Uint8Array.from(Buffer.concat([tone, cluster, groups]));
		expect(readSound(tone, MESSAGE_LIMITS).ok).toBe(true);
		expect(readSound(bytes, MESSAGE_LIMITS)).toEqual({
			ok: false,
			error: { code: 'voice.broken' }
		});
	});

	it('that claim billions of samples are not believed', () => {
		const bytes = mp4Recording();
		const at = Buffer.from(bytes).indexOf('stsz');
		// All of size 1, 2^32 - 1 of them.
		bytes.set([0, 0, 0, 1, 255, 255, 255, 255], at + 8);
		expect(readSound(bytes, MESSAGE_LIMITS)).toEqual({
			ok: false,
			error: { code: 'voice.broken' }
		});
	});
});
