import { describe, expect, it } from 'vitest';
import {
	mp3Tone,
	mp4Fragments,
	mp4Recording,
	oggTone,
	PLANTED,
	webmFilm,
	webmTone,
	withMp3Tags,
	withWebmTags
} from '../../../../tests/factories/sounds';
import { readSound } from './read-sound';
import { ANSWER_LIMITS, BANK_LIMITS, type Sound } from './sound';

const tagged: [string, string, number, () => Promise<Uint8Array> | Uint8Array][] = [
	['MP3', 'audio/mpeg', 1000, async () => withMp3Tags(await mp3Tone())],
	['WebM', 'audio/webm', 1260, () => withWebmTags(webmTone())],
	['Ogg', 'audio/ogg', 1260, () => oggTone()],
	['MP4 written whole', 'audio/mp4', 2560, () => mp4Recording()],
	['MP4 in fragments', 'audio/mp4', 1260, () => mp4Fragments()]
];

function taken(bytes: Uint8Array): Sound {
	const read = readSound(bytes, BANK_LIMITS);
	if (!read.ok) throw new Error(read.error.code);
	return read.value;
}
const codeOf = (bytes: Uint8Array) => {
	const read = readSound(bytes, BANK_LIMITS);
	return read.ok ? 'taken' : read.error.code;
};
const has = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words, 0, 'latin1');

describe.each(tagged)('a recording in %s', (_name, mediaType, durationMs, make) => {
	it('is known by its bytes and measured', async () => {
		const sound = taken(await make());
		expect(sound.mediaType).toBe(mediaType);
		expect(Math.abs(sound.durationMs - durationMs)).toBeLessThan(100);
	});
	it('keeps nothing that is said about it', async () => {
		const given = await make();
		const { stripped } = taken(given);
		for (const words of [PLANTED, 'Fatou', 'Chrome', 'TITLE', 'udta', 'Lavf']) {
			expect(has(stripped, words), words).toBe(false);
		}
	});
	it('reads the same once it is stripped', async () => {
		const sound = taken(await make());
		expect(taken(sound.stripped)).toEqual(sound);
	});
	it('leaves the given bytes as they were', async () => {
		const given = await make();
		const before = given.slice();
		readSound(given, BANK_LIMITS);
		expect(given).toEqual(before);
	});
	it('cut anywhere is not half read', async () => {
		const { stripped } = taken(await make());
		for (const part of [0.1, 0.35, 0.5, 0.77, 0.95]) {
			const cut = stripped.slice(0, Math.floor(stripped.length * part) + 1);
			expect(codeOf(cut), String(part)).toBe('voice.broken');
		}
		expect(codeOf(stripped.slice(0, -1))).toBe('voice.broken');
	});
});

it('the planted words are really in the samples', async () => {
	expect(has(withMp3Tags(await mp3Tone()), PLANTED)).toBe(true);
	expect(has(withWebmTags(webmTone()), PLANTED)).toBe(true);
	expect(has(webmTone(), 'Chrome')).toBe(true);
	expect(has(oggTone(), PLANTED)).toBe(true);
	expect(has(mp4Recording(), PLANTED)).toBe(true);
});

describe('what is not taken', () => {
	it('has a code of its own', async () => {
		expect(codeOf(new Uint8Array())).toBe('voice.empty');
		expect(codeOf(await mp3Tone(50))).toBe('voice.empty');
		expect(codeOf(Uint8Array.from(Buffer.from('bonjour, ceci est un texte')))).toBe(
			'voice.unknown-format'
		);
		expect(codeOf(Uint8Array.from(Buffer.from('RIFF\0\0\0\0WAVEfmt ')))).toBe(
			'voice.unknown-format'
		);
		expect(codeOf(webmFilm())).toBe('voice.not-only-sound');
		expect(codeOf(mp4Recording(60, 'vide'))).toBe('voice.not-only-sound');
		expect(codeOf(new Uint8Array(1_000_001))).toBe('voice.too-large');
		expect(codeOf(await mp3Tone(21_000))).toBe('voice.too-long');
		expect(codeOf(mp4Recording(600))).toBe('voice.too-long');
	});
	it('may be right for somebody else', async () => {
		const said = await mp3Tone(21_000);
		expect(readSound(said, ANSWER_LIMITS).ok).toBe(true);
	});
	it('is a sum that is wrong, a packet that is missing, a box that lies', () => {
		const ogg = oggTone();
		ogg[ogg.length - 1]! ^= 1;
		expect(codeOf(ogg)).toBe('voice.broken');
		const mp4 = mp4Recording();
		const moov = Buffer.from(mp4).indexOf('moov');
		mp4[moov - 2]! ^= 1;
		expect(codeOf(mp4)).toBe('voice.broken');
	});
});
