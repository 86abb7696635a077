import { BadPicture, joined, must, PictureBytes, type Picture } from './picture';

export const PNG_MARK = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** What draws it; everything else (texts, dates, Exif, profiles) is left out. */
const KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/** Reads a PNG (W3C PNG, third edition) and keeps the chunks that draw it; its checks must be right. */
export function readPng(bytes: Uint8Array<ArrayBuffer>): Omit<Picture, 'mediaType'> {
	const reader = new PictureBytes(bytes);
	reader.take(PNG_MARK.length);
	const parts: Uint8Array[] = [PNG_MARK];
	let size: { width: number; height: number } | null = null;
	let hasData = false;
	for (;;) {
		const from = reader.at;
		const length = reader.u32();
		const name = reader.name();
		const body = reader.take(length);
		must(reader.u32() === crc(bytes.subarray(from + 4, from + 8 + length)));
		if (name === 'acTL') throw new BadPicture('person.moving-picture');
		must((name === 'IHDR') === (size === null));
		if (name === 'IHDR') {
			must(length === 13);
			const head = new DataView(body.buffer, body.byteOffset, 13);
			size = { width: head.getUint32(0), height: head.getUint32(4) };
		}
		if (name === 'PLTE') must(length <= 768 && length % 3 === 0);
		if (name === 'tRNS') must(length <= 256);
		if (name === 'IEND') must(length === 0);
		hasData ||= name === 'IDAT';
		if (KEPT.includes(name)) parts.push(bytes.subarray(from, reader.at));
		if (name === 'IEND') break;
	}
	must(size !== null && hasData);
	return { ...size, stripped: joined(parts) };
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
	let c = n;
	for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
	return c;
});

/** CRC-32 of ISO 3309, as PNG has it. */
export function crc(bytes: Uint8Array): number {
	let c = 0xffffffff;
	for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff]! ^ (c >>> 8);
	return (c ^ 0xffffffff) >>> 0;
}
