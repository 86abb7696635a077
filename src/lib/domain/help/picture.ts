/** A picture of somebody, checked and without anything said about it. */
export type Picture = {
	mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
	/** In points. */
	width: number;
	height: number;
	/** The picture alone: no place, no date, no device, no comment, no thumbnail. */
	stripped: Uint8Array<ArrayBuffer>;
};

/** What a family's phone is made to fetch: a face, not a poster. */
export const MOST_PICTURE_BYTES = 100_000;
/** In points, each way. */
export const LEAST_PICTURE_SIDE = 64;
export const MOST_PICTURE_SIDE = 4096;

export type PictureRefusal = {
	code:
		| 'person.not-a-picture'
		| 'person.broken-picture'
		| 'person.heavy-picture'
		| 'person.small-picture'
		| 'person.moving-picture';
};

/** A file that is not what it begins as; caught where pictures are read. */
export class BadPicture extends Error {
	readonly code: PictureRefusal['code'];

	constructor(code: PictureRefusal['code']) {
		super(code);
		this.code = code;
	}
}

/** Refuses a file whose bytes are not as they must be. */
export function must(isRight: boolean): asserts isRight {
	if (!isRight) throw new BadPicture('person.broken-picture');
}

/** Bytes of a file, read forwards and never outside of it. */
export class PictureBytes {
	readonly bytes: Uint8Array<ArrayBuffer>;
	at = 0;
	readonly #view: DataView;

	constructor(bytes: Uint8Array<ArrayBuffer>) {
		this.bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	get left(): number {
		return this.bytes.length - this.at;
	}

	take(length: number): Uint8Array<ArrayBuffer> {
		must(length >= 0 && length <= this.left);
		this.at += length;
		return this.bytes.subarray(this.at - length, this.at);
	}

	u8(): number {
		return this.take(1)[0]!;
	}

	u16(): number {
		this.take(2);
		return this.#view.getUint16(this.at - 2);
	}

	u32(isLittle = false): number {
		this.take(4);
		return this.#view.getUint32(this.at - 4, isLittle);
	}

	name(): string {
		return String.fromCharCode(...this.take(4));
	}
}

/** All of them, one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
