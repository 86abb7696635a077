import { BadSound } from './sound';

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Reads a stretch of bytes forwards and never outside of it: who wants more than there is has a
 * broken file. Numbers are big-endian unless named otherwise.
 */
export class ByteReader {
	readonly bytes: Bytes;
	/** Where it is. */
	at: number;
	/** Where it stops, exclusive. */
	readonly end: number;
	readonly #view: DataView;

	constructor(bytes: Bytes, at = 0, end = bytes.length) {
		this.bytes = bytes;
		this.at = at;
		this.end = end;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	get left(): number {
		return this.end - this.at;
	}

	/** Goes over `length` bytes and says where they began. */
	skip(length: number): number {
		// Written so that a length that is no number is refused too.
		if (!(length >= 0 && length <= this.left)) throw new BadSound('voice.broken');
		this.at += length;
		return this.at - length;
	}

	/** The next bytes, as a view of the whole. */
	take(length: number): Bytes {
		const from = this.skip(length);
		return this.bytes.subarray(from, from + length);
	}

	/** A reader of the next bytes alone. */
	within(length: number): ByteReader {
		const from = this.skip(length);
		return new ByteReader(this.bytes, from, from + length);
	}

	u8(): number {
		return this.#view.getUint8(this.skip(1));
	}

	u16(isLittle = false): number {
		return this.#view.getUint16(this.skip(2), isLittle);
	}

	i16(): number {
		return this.#view.getInt16(this.skip(2));
	}

	u32(isLittle = false): number {
		return this.#view.getUint32(this.skip(4), isLittle);
	}

	/** As a number: beyond 2^53 it is rounded, and too large for any file. */
	u64(isLittle = false): number {
		return Number(this.#view.getBigUint64(this.skip(8), isLittle));
	}

	/** The next bytes as one character each. */
	ascii(length: number): string {
		return String.fromCharCode(...this.take(length));
	}

	/** Whether the next bytes are these characters; nothing is gone over. */
	isNext(mark: string): boolean {
		if (this.left < mark.length) return false;
		for (let i = 0; i < mark.length; i++) {
			if (this.bytes[this.at + i] !== mark.charCodeAt(i)) return false;
		}
		return true;
	}
}

/** All of them, one after the other. */
export function join(parts: readonly Uint8Array[]): Bytes {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** One byte a character. */
export function ascii(text: string): Bytes {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
