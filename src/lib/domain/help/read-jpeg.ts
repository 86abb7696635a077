import { joined, must, PictureBytes, type Picture } from './picture';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const TABLES = 0xdb;
const CODES = 0xc4;
const RESTART = 0xdd;
/** Says how colours were turned: without it some pictures come out green. Twelve bytes, nothing else. */
const ADOBE = 0xee;
/** Baseline, extended and progressive: what browsers show. */
const FRAMES = [0xc0, 0xc1, 0xc2];

/**
 * Reads a JPEG (ITU-T T.81, annex B) and writes it anew from what draws it: application segments (Exif,
 * XMP, thumbnails, profiles) and comments are left out, and what follows its end.
 */
export function readJpeg(bytes: Uint8Array<ArrayBuffer>): Omit<Picture, 'mediaType'> {
	const reader = new PictureBytes(bytes);
	must(reader.u16() === 0xff00 + START);
	const parts: Uint8Array[] = [Uint8Array.of(0xff, START)];
	let size: { width: number; height: number } | null = null;
	let scans = 0;
	for (;;) {
		const marker = nextMarker(reader);
		if (marker === END) break;
		const length = reader.u16();
		must(length >= 2);
		const body = reader.take(length - 2);
		if (isLeftOut(marker, body)) continue;
		if (FRAMES.includes(marker)) {
			must(size === null && body.length >= 6 && body.length === 6 + 3 * body[5]!);
			size = { height: (body[1]! << 8) | body[2]!, width: (body[3]! << 8) | body[4]! };
		} else if (marker === SCAN) {
			must(size !== null && body.length === 4 + 2 * (body[0] ?? 0));
			scans++;
		} else must(isTable(marker, body));
		parts.push(Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body);
		if (marker === SCAN) parts.push(scanOf(reader));
	}
	must(size !== null && scans > 0);
	return { ...size, stripped: joined([...parts, Uint8Array.of(0xff, END)]) };
}

function nextMarker(reader: PictureBytes): number {
	must(reader.u8() === 0xff);
	let marker = reader.u8();
	while (marker === 0xff) marker = reader.u8();
	return marker;
}

function isLeftOut(marker: number, body: Uint8Array): boolean {
	if (marker === ADOBE) {
		return body.length !== 12 || String.fromCharCode(...body.subarray(0, 5)) !== 'Adobe';
	}
	return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
}

/** Whether a segment is one of the tables, as long as what it announces: nothing hides behind it. */
function isTable(marker: number, body: Uint8Array): boolean {
	if (marker === ADOBE) return true;
	if (marker === RESTART) return body.length === 2;
	let at = 0;
	while (at < body.length) {
		if (marker === TABLES) at += body[at]! >> 4 ? 129 : 65;
		else if (marker === CODES) {
			at += 17 + body.subarray(at + 1, at + 17).reduce((sum, one) => sum + one, 0);
		} else return false;
	}
	return at === body.length && body.length > 0;
}

/** The drawing itself: up to the next marker that is neither stuffing nor a restart. */
function scanOf(reader: PictureBytes): Uint8Array {
	const from = reader.at;
	const { bytes } = reader;
	let at = from;
	for (; at + 1 < bytes.length; at++) {
		const next = bytes[at + 1]!;
		if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) break;
	}
	return reader.take(at - from);
}
