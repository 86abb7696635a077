import { readFileSync } from 'node:fs';
import { createMp3Encoder } from 'wasm-media-encoders';
import { elementsIn, readElementHead } from '../../src/lib/domain/voice/ebml';
import { ByteReader, join, type Bytes } from '../../src/lib/domain/voice/bytes';
import { numbered } from '../../src/lib/domain/voice/ogg-page';

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

/** Words that a test hides in a file and must not find again. */
export const PLANTED = 'Fatou-Diallo-48.85,2.35';

const fixture = (name: string) =>
	Uint8Array.from(readFileSync(new URL(`../fixtures/voice/${name}`, import.meta.url)));

/** 1.3 s of a tone, as Chromium's MediaRecorder streams it: Opus in WebM, lengths untold. */
export const webmTone = () => fixture('chromium.webm');
/** The same as fragmented MP4, with Opus. */
export const mp4Fragments = () => fixture('chromium.mp4');
/** A tone and a picture. */
export const webmFilm = () => fixture('chromium-video.webm');

/** A tone in MP3: mono, 32 kbit/s, 24 kHz. */
export async function mp3Tone(durationMs = 1000, hertz = 440): Promise<Bytes> {
	const encoder = await createMp3Encoder();
	encoder.configure({ channels: 1, sampleRate: 24_000, bitrate: 32 });
	const samples = Float32Array.from(
		{ length: 24 * durationMs },
		(_, i) => 0.3 * Math.sin((2 * Math.PI * hertz * i) / 24_000)
	);
	const body = encoder.encode([samples]).slice();
	return join([body, encoder.finalize().slice()]);
}

/** ID3v2 in front and APE and ID3v1 behind, each with the planted words. */
export function withMp3Tags(mp3: Uint8Array): Bytes {
	const text = latin(`\0${PLANTED}`);
	const frame = join([latin('TIT2\0\0\0'), Uint8Array.of(text.length, 0, 0), text]);
	const id3v2 = join([latin('ID3\x04\0\0\0\0\0'), Uint8Array.of(frame.length), frame]);
	const item = join([
		Uint8Array.of(PLANTED.length, 0, 0, 0, 0, 0, 0, 0),
		latin(`Artist\0${PLANTED}`)
	]);
	const mark = (flags: number) =>
		join([
			latin('APETAGEX'),
			Uint8Array.of(0xd0, 7, 0, 0, item.length + 32, 0, 0, 0, 1, 0, 0, 0),
			Uint8Array.of(0, 0, 0, flags, 0, 0, 0, 0, 0, 0, 0, 0)
		]);
	const id3v1 = new Uint8Array(128);
	id3v1.set(latin(`TAG${PLANTED}`));
	return join([id3v2, mp3, mark(0xa0), item, mark(0x80), id3v1]);
}

const EBML_SEGMENT = 0x18538067;

/** An EBML element with a body of fewer than 127 bytes. */
const small = (id: string, body: Uint8Array) =>
	join([Uint8Array.from(Buffer.from(id, 'hex')), Uint8Array.of(0x80 | body.length), body]);

/** Tags, attachments and chapters with the planted words, behind what a browser streamed. */
export function withWebmTags(webm: Uint8Array): Bytes {
	const words = latin(PLANTED);
	const tags = small('1254c367', small('7373', small('67c8', small('4487', words))));
	const attached = small('1941a469', small('61a7', small('465c', words)));
	const chapters = small('1043a770', small('45b9', small('b6', small('80', small('85', words)))));
	return join([webm, tags, attached, chapters, small('ec', words)]);
}

/** The packets of Opus in a file that MediaRecorder made. */
function opusPackets(webm: Bytes): Bytes[] {
	const reader = new ByteReader(webm);
	reader.skip(readElementHead(reader).size!);
	if (readElementHead(reader).id !== EBML_SEGMENT) throw new Error('no segment');
	const packets: Bytes[] = [];
	while (reader.left > 0) {
		const { id, size } = readElementHead(reader);
		if (size === null) continue;
		const body = reader.within(size);
		if (id === 0xa3) packets.push(body.bytes.slice(body.at + 4, body.end));
	}
	return packets;
}

/** The same tone in Ogg, with comments. */
export function oggTone(comment = PLANTED): Bytes {
	const packets = opusPackets(webmTone());
	const head = latin('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0');
	const length = (text: string) => new Uint8Array(Uint32Array.of(text.length).buffer);
	const comments = join([
		latin('OpusTags'),
		length(comment),
		latin(comment),
		Uint8Array.of(1, 0, 0, 0),
		length(`TITLE=${comment}`),
		latin(`TITLE=${comment}`)
	]);
	const half = Math.floor(packets.length / 2);
	const samples = 2880;
	return join(
		[
			oggPage([head], 2, 0),
			oggPage([comments], 0, 0),
			oggPage(packets.slice(0, half), 0, half * samples),
			oggPage(packets.slice(half), 4, packets.length * samples)
		].map(numbered)
	);
}

function oggPage(packets: Uint8Array[], flags: number, granule: number): Bytes {
	const lacing = packets.flatMap(({ length }) => [
		...Array.from({ length: Math.floor(length / 255) }, () => 255),
		length % 255
	]);
	const page = new Uint8Array(27);
	page.set(latin('OggS'));
	page[5] = flags;
	const view = new DataView(page.buffer);
	view.setUint32(6, granule, true);
	view.setUint32(14, 7, true);
	page[26] = lacing.length;
	return join([page, Uint8Array.from(lacing), ...packets]);
}

const box = (type: string, ...parts: Uint8Array[]) => {
	const body = join(parts);
	const size = Buffer.alloc(4);
	size.writeUInt32BE(body.length + 8);
	return join([size, latin(type), body]);
};
const words = (...values: number[]) => {
	const bytes = Buffer.alloc(values.length * 4);
	values.forEach((value, i) => bytes.writeUInt32BE(value >>> 0, i * 4));
	return Uint8Array.from(bytes);
};

/** Silence of AAC-LC, mono: one frame of 1024 samples. */
const AAC_SILENCE = Uint8Array.of(0x01, 0x18, 0x20, 0x07);

/**
 * AAC in MP4, written whole, as voice recorders of telephones do: `udta` and `meta` with a title
 * and a place, dates, and words in the gap between two chunks of sound.
 */
export function mp4Recording(frames = 60, handler = 'soun'): Bytes {
	const half = Math.floor(frames / 2);
	const gap = latin(PLANTED);
	const ftyp = box('ftyp', latin('M4A \0\0\0\0M4A isom'));
	const run = (count: number) => join(Array.from({ length: count }, () => AAC_SILENCE));
	const mdat = box('mdat', run(half), gap, run(frames - half));
	const first = ftyp.length + 8;
	const second = first + half * AAC_SILENCE.length + gap.length;
	const esds = box(
		'esds',
		words(0),
		Uint8Array.of(3, 25, 0, 1, 0, 4, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0x7d, 0, 0, 0, 0x7d, 0),
		Uint8Array.of(5, 2, 0x13, 0x08, 6, 1, 2)
	);
	const entry = box('mp4a', words(0, 1, 0, 0, 0x10010, 0, 24_000 * 65_536), esds);
	const stbl = box(
		'stbl',
		box('stsd', words(0, 1), entry),
		box('stts', words(0, 1, frames, 1024)),
		box('stsc', words(0, 2, 1, half, 1, 2, frames - half, 1)),
		box('stsz', words(0, AAC_SILENCE.length, frames)),
		box('stco', words(0, 2, first, second))
	);
	const dates = [0xe0a1b2c3, 0xe0a1b2c4];
	const mdia = box(
		'mdia',
		box('mdhd', words(0, ...dates, 24_000, frames * 1024, 0x15c70000)),
		box('hdlr', words(0, 0), latin(handler), words(0, 0, 0), latin(`${PLANTED}\0`)),
		box(
			'minf',
			box('smhd', words(0, 0)),
			box('dinf', box('dref', words(0, 1), box('url ', words(1)))),
			stbl
		)
	);
	const tkhd = box('tkhd', words(7, ...dates, 1, 0, 1000, ...Array<number>(15).fill(0)));
	const udta = box('udta', box('\xa9nam', latin(PLANTED)), box('\xa9xyz', latin(PLANTED)));
	const moov = box(
		'moov',
		box('mvhd', words(0, ...dates, 1000, 2560, ...Array<number>(20).fill(0))),
		box('trak', tkhd, mdia, box('meta', words(0), latin(PLANTED))),
		udta
	);
	return join([ftyp, mdat, moov, box('uuid', latin(PLANTED))]);
}

/** All elements of a stretch of EBML, for tests that look for what is left. */
export const idsIn = (bytes: Bytes) => [...elementsIn(new ByteReader(bytes))].map(({ id }) => id);
