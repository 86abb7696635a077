import { describe, expect, test } from 'vitest';
import { joined, MOST_PICTURE_BYTES } from './picture';
import { readPicture } from './read-picture';
import { crc, PNG_MARK } from './read-png';

const text = (words: string) => Uint8Array.from(words, (c) => c.charCodeAt(0));
const SECRET = 'GPS 48.8566 N, 2.3522 E; taken by Awa';

const segment = (marker: number, body: Uint8Array) =>
	joined([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body]);
const sides = (width: number, height: number) => [
	height >> 8,
	height & 0xff,
	width >> 8,
	width & 0xff
];
function jpeg({ width = 200, height = 100, said = [] as Uint8Array[], after = '' } = {}) {
	return joined([
		Uint8Array.of(0xff, 0xd8),
		...said,
		segment(0xdb, joined([Uint8Array.of(0), new Uint8Array(64).fill(1)])),
		segment(0xc0, Uint8Array.of(8, ...sides(width, height), 1, 1, 0x11, 0)),
		segment(0xc4, joined([Uint8Array.of(0), new Uint8Array(16), new Uint8Array(0)])),
		segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
		Uint8Array.of(1, 2, 0xff, 0, 3, 0xff, 0xd0, 4),
		Uint8Array.of(0xff, 0xd9),
		text(after)
	]);
}
const u32 = (n: number) => [n >>> 24, (n >> 16) & 0xff, (n >> 8) & 0xff, n & 0xff];
function chunk(name: string, body: Uint8Array) {
	const named = joined([text(name), body]);
	return joined([Uint8Array.from(u32(body.length)), named, Uint8Array.from(u32(crc(named)))]);
}
function png({ width = 128, height = 128, said = [] as Uint8Array[], after = '' } = {}) {
	return joined([
		PNG_MARK,
		chunk('IHDR', Uint8Array.of(...u32(width), ...u32(height), 8, 2, 0, 0, 0)),
		...said,
		chunk('IDAT', Uint8Array.of(1, 2, 3)),
		chunk('IEND', new Uint8Array()),
		text(after)
	]);
}
const le = (n: number) => [n & 0xff, (n >> 8) & 0xff, (n >> 16) & 0xff, n >>> 24];
const riffChunk = (name: string, body: Uint8Array) =>
	joined([text(name), Uint8Array.from(le(body.length)), body, new Uint8Array(body.length % 2)]);
function webp(chunks: Uint8Array[]) {
	const body = joined(chunks);
	return joined([text('RIFF'), Uint8Array.from(le(body.length + 4)), text('WEBP'), body]);
}
const vp8 = (width = 96, height = 80) =>
	riffChunk(
		'VP8 ',
		Uint8Array.of(
			0x10,
			0,
			0,
			0x9d,
			0x01,
			0x2a,
			width & 0xff,
			width >> 8,
			height & 0xff,
			height >> 8,
			7,
			7
		)
	);
const codeOf = (bytes: Uint8Array<ArrayBuffer>) => {
	const read = readPicture(bytes);
	return read.ok ? null : read.error.code;
};
const pictureOf = (bytes: Uint8Array<ArrayBuffer>) => {
	const read = readPicture(bytes);
	if (!read.ok) throw new Error(read.error.code);
	return read.value;
};
const said = (bytes: Uint8Array) => String.fromCharCode(...bytes);

describe('a picture', () => {
	test('is told by its bytes, with its size', () => {
		expect(pictureOf(jpeg())).toMatchObject({ mediaType: 'image/jpeg', width: 200, height: 100 });
		expect(pictureOf(png())).toMatchObject({ mediaType: 'image/png', width: 128, height: 128 });
		expect(pictureOf(webp([vp8()]))).toMatchObject({
			mediaType: 'image/webp',
			width: 96,
			height: 80
		});
	});

	test('written anew it is the same picture, and is read again the same', () => {
		for (const bytes of [jpeg(), png(), webp([vp8()])]) {
			expect(pictureOf(bytes).stripped).toEqual(bytes);
		}
	});

	test.each([
		['jpeg, Exif', jpeg({ said: [segment(0xe1, text(`Exif\0\0${SECRET}`))] }), jpeg()],
		['jpeg, comment', jpeg({ said: [segment(0xfe, text(SECRET))] }), jpeg()],
		['jpeg, profile', jpeg({ said: [segment(0xe2, text(SECRET))] }), jpeg()],
		['jpeg, false Adobe', jpeg({ said: [segment(0xee, text(`Adobe${SECRET}`))] }), jpeg()],
		['jpeg, behind its end', jpeg({ after: SECRET }), jpeg()],
		['png, text', png({ said: [chunk('tEXt', text(SECRET))] }), png()],
		['png, Exif', png({ said: [chunk('eXIf', text(SECRET))] }), png()],
		['png, behind its end', png({ after: SECRET }), png()],
		['webp, Exif', webp([vp8(), riffChunk('EXIF', text(SECRET))]), webp([vp8()])],
		['webp, XMP', webp([vp8(), riffChunk('XMP ', text(SECRET))]), webp([vp8()])]
	])('says nothing of itself: %s', (_, bytes, bare) => {
		const { stripped } = pictureOf(bytes);
		expect(said(stripped)).not.toContain('GPS');
		expect(stripped).toEqual(bare);
	});

	test('nothing hides in a table that is longer than it announces', () => {
		const table = segment(0xdb, joined([Uint8Array.of(0), new Uint8Array(64), text(SECRET)]));
		expect(codeOf(jpeg({ said: [table] }))).toBe('person.broken-picture');
	});

	test('keeps its transparency', () => {
		const { stripped } = pictureOf(
			webp([riffChunk('VP8X', new Uint8Array(10)), riffChunk('ALPH', text('abc')), vp8()])
		);
		expect(said(stripped)).toContain('ALPH');
		expect(pictureOf(stripped).stripped).toEqual(stripped);
	});

	test('is refused when it is something else, too small, too heavy or moving', () => {
		expect(codeOf(text('<svg onload="alert(1)"/>'))).toBe('person.not-a-picture');
		expect(codeOf(text('GIF89a'))).toBe('person.not-a-picture');
		expect(codeOf(new Uint8Array())).toBe('person.not-a-picture');
		expect(codeOf(png({ width: 63 }))).toBe('person.small-picture');
		expect(codeOf(png({ width: 5000 }))).toBe('person.heavy-picture');
		expect(codeOf(joined([jpeg(), new Uint8Array(MOST_PICTURE_BYTES)]))).toBe(
			'person.heavy-picture'
		);
		expect(codeOf(png({ said: [chunk('acTL', new Uint8Array(8))] }))).toBe('person.moving-picture');
		expect(codeOf(webp([riffChunk('ANIM', new Uint8Array(6)), vp8()]))).toBe(
			'person.moving-picture'
		);
	});

	test('cut anywhere, it is refused and never reads past its end', () => {
		for (const whole of [jpeg(), png(), webp([vp8()])]) {
			for (let length = 12; length < whole.length; length++) {
				expect(codeOf(whole.slice(0, length))).toBe('person.broken-picture');
			}
		}
	});

	test('with any byte changed, it is read or refused, and never fails', () => {
		for (const whole of [jpeg(), png(), webp([vp8()])]) {
			for (let at = 0; at < whole.length; at++) {
				for (const byte of [0, 0xff, whole[at]! ^ 1]) {
					const bytes = whole.slice();
					bytes[at] = byte;
					expect(typeof readPicture(bytes).ok).toBe('boolean');
				}
			}
		}
	});
});
