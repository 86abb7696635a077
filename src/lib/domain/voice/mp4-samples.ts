import { type ByteReader, type Bytes } from './bytes';
import { boxesOf, fullBox, onlyBox, type Mp4Box } from './mp4-boxes';
import { BadSound } from './sound';

/** A stretch of the file that is heard. */
export type Stretch = { from: number; to: number };

/** What a table or a fragment says: where its sound lies, and how long it lasts in its own units. */
export type Heard = { stretches: Stretch[]; duration: number };

/** Reads the table of a file that was written whole (ISO 14496-12, 8.6 and 8.7). */
export function readTable(bytes: Bytes, table: Mp4Box): Heard {
	const sizes = readSizes(bytes, onlyBox(bytes, table, 'stsz'));
	const chunks = readChunks(bytes, table);
	const perChunk = readRuns(bytes, onlyBox(bytes, table, 'stsc'), chunks.length);
	const stretches = chunks.map((from, i) => ({ from, to: from + sizes.next(perChunk[i]!) }));
	const { count, duration } = readTimes(bytes, onlyBox(bytes, table, 'stts'));
	if (sizes.left() !== 0 || count !== sizes.count) throw new BadSound('voice.broken');
	return { stretches, duration };
}

/** The number of entries of a table, once there is room for them all. */
function entriesOf(body: ByteReader, bytesEach: number): number {
	const count = body.u32();
	if (count * bytesEach > body.left) throw new BadSound('voice.broken');
	return count;
}

function readSizes(bytes: Bytes, stsz: Mp4Box) {
	const { body } = fullBox(bytes, stsz);
	const all = body.u32();
	const count = entriesOf(body, all === 0 ? 4 : 0);
	let left = count;
	return {
		count,
		left: () => left,
		/** How long the next samples are together. */
		next(samples: number): number {
			if (samples > left) throw new BadSound('voice.broken');
			left -= samples;
			if (all > 0) return all * samples;
			let length = 0;
			for (let i = 0; i < samples; i++) length += body.u32();
			return length;
		}
	};
}

function readChunks(bytes: Bytes, table: Mp4Box): number[] {
	const boxes = boxesOf(bytes, table);
	const isLarge = !boxes.some(({ type }) => type === 'stco');
	const { body } = fullBox(bytes, onlyBox(bytes, table, isLarge ? 'co64' : 'stco'));
	const count = entriesOf(body, isLarge ? 8 : 4);
	return Array.from({ length: count }, () => (isLarge ? body.u64() : body.u32()));
}

/** How many samples each chunk holds: a run lasts until the next one begins. */
function readRuns(bytes: Bytes, stsc: Mp4Box, chunks: number): number[] {
	const { body } = fullBox(bytes, stsc);
	const count = entriesOf(body, 12);
	const perChunk: number[] = [];
	let samples = 0;
	for (let i = 0; i < count; i++) {
		const first = body.u32() - 1;
		if (first < perChunk.length || first > chunks || (i === 0 && first !== 0)) {
			throw new BadSound('voice.broken');
		}
		while (perChunk.length < first) perChunk.push(samples);
		samples = body.u32();
		// Which of the descriptions: there is one.
		if (body.u32() !== 1) throw new BadSound('voice.broken');
	}
	while (perChunk.length < chunks) perChunk.push(samples);
	return perChunk;
}

function readTimes(bytes: Bytes, stts: Mp4Box): { count: number; duration: number } {
	const { body } = fullBox(bytes, stts);
	const times = { count: 0, duration: 0 };
	for (let entries = entriesOf(body, 8); entries > 0; entries--) {
		const samples = body.u32();
		times.count += samples;
		times.duration += samples * body.u32();
	}
	return times;
}
