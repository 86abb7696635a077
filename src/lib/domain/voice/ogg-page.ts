import { type ByteReader, type Bytes } from './bytes';
import { BadSound } from './sound';

/** A page of an Ogg file (RFC 3533, 6). */
export type OggPage = {
	isContinued: boolean;
	isFirst: boolean;
	isLast: boolean;
	/** Samples heard by the end of the page; -1 when no packet ends on it. */
	granule: number;
	serial: number;
	sequence: number;
	/** The page as it stands. */
	whole: Bytes;
	/** Its packets: pieces, and whether the last of them goes on in the next page. */
	pieces: Bytes[];
	isUnfinished: boolean;
};

const HEAD = 27;
const SEQUENCE_AT = 18;
const CRC_AT = 22;

/** Reads the next page and checks its sum. */
export function readOggPage(reader: ByteReader): OggPage {
	const from = reader.at;
	if (!reader.isNext('OggS')) throw new BadSound('voice.broken');
	reader.skip(4);
	if (reader.u8() !== 0) throw new BadSound('voice.broken');
	const flags = reader.u8();
	const low = reader.u32(true);
	const high = reader.u32(true);
	const serial = reader.u32(true);
	const sequence = reader.u32(true);
	const crc = reader.u32(true);
	const lengths = reader.take(reader.u8());
	const pieces: Bytes[] = [];
	let length = 0;
	for (const part of lengths) {
		length += part;
		if (part === 255) continue;
		pieces.push(reader.take(length));
		length = 0;
	}
	const isUnfinished = lengths[lengths.length - 1] === 255;
	if (isUnfinished) pieces.push(reader.take(length));
	const whole = reader.bytes.slice(from, reader.at);
	if (crcOf(whole) !== crc) throw new BadSound('voice.broken');
	return {
		isContinued: (flags & 1) !== 0,
		isFirst: (flags & 2) !== 0,
		isLast: (flags & 4) !== 0,
		granule: high === 0xffffffff && low === 0xffffffff ? -1 : high * 2 ** 32 + low,
		serial,
		sequence,
		whole,
		pieces,
		isUnfinished
	};
}

/** A page that holds one packet of fewer than 255 bytes, at the beginning of a stream. */
export function shortPage(packet: Bytes, serial: number, isFirst: boolean): Bytes {
	const page = new Uint8Array(HEAD + 1 + packet.length);
	page.set([0x4f, 0x67, 0x67, 0x53, 0, isFirst ? 2 : 0]);
	new DataView(page.buffer).setUint32(14, serial, true);
	page[26] = 1;
	page[27] = packet.length;
	page.set(packet, HEAD + 1);
	return page;
}

/** The page with another number in its stream, and the sum that this makes. */
export function numbered(page: Bytes, sequence: number): Bytes {
	const written = page.slice();
	const view = new DataView(written.buffer);
	view.setUint32(SEQUENCE_AT, sequence, true);
	view.setUint32(CRC_AT, crcOf(written), true);
	return written;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
	let rest = i << 24;
	for (let bit = 0; bit < 8; bit++) rest = rest < 0 ? (rest << 1) ^ 0x04c11db7 : rest << 1;
	return rest;
});

/** The sum of a page, its own field counted as zeros. */
function crcOf(page: Bytes): number {
	let crc = 0;
	for (let i = 0; i < page.length; i++) {
		const byte = i >= CRC_AT && i < CRC_AT + 4 ? 0 : page[i]!;
		crc = ((crc << 8) ^ TABLE[(crc >>> 24) ^ byte]!) >>> 0;
	}
	return crc;
}
