import { ByteReader, type Bytes } from './bytes';
import { BadSound } from './sound';

/** A box of an MP4 (ISO 14496-12, 4.2): where it lies, its own head included, and its body. */
export type Mp4Box = { type: string; from: number; bodyFrom: number; to: number };

/** What a sound needs, box by box: what each may hold. The rest says things about it. */
export const KEPT: Readonly<Record<string, readonly string[]>> = {
	file: ['ftyp', 'styp', 'moov', 'moof', 'mdat'],
	moov: ['mvhd', 'trak', 'mvex'],
	trak: ['tkhd', 'edts', 'mdia'],
	edts: ['elst'],
	mdia: ['mdhd', 'hdlr', 'minf'],
	minf: ['smhd', 'dinf', 'stbl'],
	dinf: ['dref'],
	stbl: ['stsd', 'stts', 'stsc', 'stsz', 'stco', 'co64'],
	mvex: ['trex'],
	moof: ['mfhd', 'traf'],
	traf: ['tfhd', 'tfdt', 'trun']
};

/** The boxes that lie side by side in a stretch, each checked to end inside of it. */
export function* boxesIn(bytes: Bytes, from: number, to: number): Generator<Mp4Box> {
	const reader = new ByteReader(bytes, from, to);
	while (reader.left > 0) {
		const start = reader.at;
		let size = reader.u32();
		const type = reader.ascii(4);
		if (size === 1) size = reader.u64();
		// The last box of a file may go on to its end.
		if (size === 0 && to === bytes.length) size = to - start;
		const bodyFrom = reader.at;
		reader.skip(start + size - bodyFrom);
		yield { type, from: start, bodyFrom, to: reader.at };
	}
}

/** The boxes inside a box. */
export function boxesOf(bytes: Bytes, box: Mp4Box): Mp4Box[] {
	return [...boxesIn(bytes, box.bodyFrom, box.to)];
}

/** The one box of a type inside a box: none, or more, is a broken file. */
export function onlyBox(bytes: Bytes, box: Mp4Box, type: string): Mp4Box {
	const [found, other] = boxesOf(bytes, box).filter((inner) => inner.type === type);
	if (!found || other) throw new BadSound('voice.broken');
	return found;
}

/** A reader of a full box's body, after its version and flags. */
export function fullBox(
	bytes: Bytes,
	box: Mp4Box
): { version: number; flags: number; body: ByteReader } {
	const body = new ByteReader(bytes, box.bodyFrom, box.to);
	const word = body.u32();
	return { version: word >>> 24, flags: word & 0xffffff, body };
}

/** Makes a box free space, with nothing in it. */
export function blank(bytes: Bytes, box: Mp4Box): void {
	bytes.set([0x66, 0x72, 0x65, 0x65], box.from + 4);
	bytes.fill(0, box.bodyFrom, box.to);
}

/**
 * Empties every box that is not kept, down the tree, in place: nothing moves, so that tables which
 * say where the sound lies stay right. The tree is as deep as the table above, no deeper.
 */
export function blankOthers(bytes: Bytes, from: number, to: number, parent = 'file'): void {
	for (const box of boxesIn(bytes, from, to)) {
		if (!KEPT[parent]!.includes(box.type)) blank(bytes, box);
		else if (KEPT[box.type]) blankOthers(bytes, box.bodyFrom, box.to, box.type);
	}
}
