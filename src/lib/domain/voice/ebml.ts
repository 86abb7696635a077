import { join, type Bytes, type ByteReader } from './bytes';
import { BadSound } from './sound';

/** An element's name and the length of its body; null is "until something else begins". */
export type ElementHead = { id: number; size: number | null };

/** Reads the head of an EBML element (RFC 8794, 5 and 6). */
export function readElementHead(reader: ByteReader): ElementHead {
	return { id: readId(reader), size: readSize(reader) };
}

/** The elements that a stretch is made of, each with a reader of its body. */
export function* elementsIn(reader: ByteReader): Generator<{ id: number; body: ByteReader }> {
	while (reader.left > 0) {
		const { id, size } = readElementHead(reader);
		if (size === null) throw new BadSound('voice.broken');
		yield { id, body: reader.within(size) };
	}
}

/** An unsigned number, of at most eight bytes. */
export function readNumber(body: ByteReader): number {
	if (body.left > 8) throw new BadSound('voice.broken');
	let value = 0;
	while (body.left > 0) value = value * 256 + body.u8();
	return value;
}

/** A variable-length number with its marker taken off: a length, or the number of a track. */
export function readSize(reader: ByteReader): number | null {
	const first = reader.u8();
	const length = Math.clz32(first) - 23;
	if (length > 8) throw new BadSound('voice.broken');
	let value = first - (1 << (8 - length));
	let isUnknown = value === (1 << (8 - length)) - 1;
	for (let i = 1; i < length; i++) {
		const next = reader.u8();
		isUnknown &&= next === 0xff;
		value = value * 256 + next;
	}
	return isUnknown ? null : value;
}

function readId(reader: ByteReader): number {
	const first = reader.u8();
	const length = Math.clz32(first) - 23;
	if (length > 4) throw new BadSound('voice.broken');
	let id = first;
	for (let i = 1; i < length; i++) id = id * 256 + reader.u8();
	return id;
}

/** An element, written. */
export function element(id: number, ...parts: readonly Uint8Array[]): Bytes {
	const size = parts.reduce((sum, part) => sum + part.length, 0);
	const sizeBytes = numberBytes(size, 4);
	sizeBytes[0]! |= 0x10;
	return join([numberBytes(id), sizeBytes, ...parts]);
}

/** An element that holds one number, of whatever kind, as it was. */
export function copyOf(id: number, body: ByteReader): Bytes {
	if (body.left > 8) throw new BadSound('voice.broken');
	return element(id, body.take(body.left));
}

/** An unsigned number as an element's body, on as many bytes as it takes, or as many as told. */
export function numberBytes(value: number, length = 1): Bytes {
	while (value >= 256 ** length) length++;
	return Uint8Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256);
}

/** A number with its fraction, as an element's body. */
export function floatBytes(value: number): Bytes {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setFloat64(0, value);
	return bytes;
}
