import { BadPicture, joined, must, PictureBytes, type Picture } from './picture';

/** Whether a file begins as a WebP does. */
export function looksLikeWebp(bytes: Uint8Array): boolean {
	const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
	return text(0) === 'RIFF' && text(8) === 'WEBP';
}

/**
 * Reads a WebP (RFC 9649) and writes it anew with its drawing and its transparency alone: no Exif, XMP nor
 * profile.
 */
export function readWebp(bytes: Uint8Array<ArrayBuffer>): Omit<Picture, 'mediaType'> {
	const reader = new PictureBytes(bytes);
	reader.name();
	const end = reader.u32(true) + 8;
	must(end <= bytes.length && end >= 12);
	reader.name();
	let drawing: { name: string; body: Uint8Array<ArrayBuffer> } | null = null;
	let alpha: Uint8Array<ArrayBuffer> | null = null;
	while (reader.at < end) {
		const name = reader.name();
		const length = reader.u32(true);
		must(length <= end - reader.at);
		const body = reader.take(length);
		if (length % 2) reader.take(1);
		if (name === 'ANIM' || name === 'ANMF') throw new BadPicture('person.moving-picture');
		if (name === 'VP8 ' || name === 'VP8L') {
			must(drawing === null);
			drawing = { name, body };
		}
		if (name === 'ALPH') alpha = body;
	}
	must(drawing !== null);
	const size = drawing.name === 'VP8L' ? losslessSize(drawing.body) : lossySize(drawing.body);
	const isPlain = alpha === null || drawing.name === 'VP8L';
	const chunks = isPlain
		? [chunk(drawing.name, drawing.body)]
		: [chunk('VP8X', extended(size)), chunk('ALPH', alpha!), chunk(drawing.name, drawing.body)];
	const body = joined(chunks);
	return {
		...size,
		stripped: joined([ascii('RIFF'), little(body.length + 4), ascii('WEBP'), body])
	};
}

/** RFC 6386, 9.1: a key frame, its start code, then fourteen bits each way. */
function lossySize(body: Uint8Array): { width: number; height: number } {
	must(body.length > 10 && (body[0]! & 1) === 0);
	must(body[3] === 0x9d && body[4] === 0x01 && body[5] === 0x2a);
	return {
		width: (body[6]! | (body[7]! << 8)) & 0x3fff,
		height: (body[8]! | (body[9]! << 8)) & 0x3fff
	};
}

/** RFC 9649, 3.4: a signature, then fourteen bits each way, less one. */
function losslessSize(body: Uint8Array): { width: number; height: number } {
	must(body.length > 5 && body[0] === 0x2f);
	const bits = (body[1]! | (body[2]! << 8) | (body[3]! << 16) | (body[4]! << 24)) >>> 0;
	return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** RFC 9649, 2.7: transparency, and nothing else, announced. */
function extended({ width, height }: { width: number; height: number }): Uint8Array {
	const body = new Uint8Array(10);
	body[0] = 0x10;
	for (const [at, side] of [
		[4, width - 1],
		[7, height - 1]
	] as const) {
		body.set([side & 0xff, (side >> 8) & 0xff, (side >> 16) & 0xff], at);
	}
	return body;
}

function chunk(name: string, body: Uint8Array): Uint8Array {
	return joined([ascii(name), little(body.length), body, new Uint8Array(body.length % 2)]);
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function little(number: number): Uint8Array {
	return Uint8Array.of(
		number & 0xff,
		(number >> 8) & 0xff,
		(number >> 16) & 0xff,
		(number >> 24) & 0xff
	);
}
