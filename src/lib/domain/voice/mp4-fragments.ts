import { type Bytes } from './bytes';
import { boxesOf, fullBox, onlyBox, type Mp4Box } from './mp4-boxes';
import type { Heard, Stretch } from './mp4-samples';
import { BadSound } from './sound';

/** What a sample lasts and weighs where nothing nearer says so. */
type Defaults = { duration: number; size: number };

/** Flags of `tfhd` and `trun` (ISO 14496-12, 8.8.7 and 8.8.8): which fields are there. */
const BASE = 0x1;
const DESCRIPTION = 0x2;
const DEFAULT_DURATION = 0x8;
const DEFAULT_SIZE = 0x10;
const DEFAULT_FLAGS = 0x20;
const OFFSET = 0x1;
const FIRST_FLAGS = 0x4;
const DURATION = 0x100;
const SIZE = 0x200;
const FLAGS = 0x400;
const COMPOSITION = 0x800;

/** The defaults that a `moov` box gives to its fragments; none in a file written whole. */
export function fragmentDefaults(bytes: Bytes, moov: Mp4Box): Defaults {
	const mvex = boxesOf(bytes, moov).find(({ type }) => type === 'mvex');
	if (!mvex) return { duration: 0, size: 0 };
	const { body } = fullBox(bytes, onlyBox(bytes, mvex, 'trex'));
	body.skip(8);
	return { duration: body.u32(), size: body.u32() };
}

/**
 * Reads a fragment, as MediaRecorder streams them: where its sound lies, and where in time it ends.
 * @param end where the sound before it ended
 */
export function readFragment(
	bytes: Bytes,
	moof: Mp4Box,
	track: number,
	given: Defaults,
	end: number
): Heard {
	const traf = onlyBox(bytes, moof, 'traf');
	const { base, defaults } = readHeader(bytes, moof, onlyBox(bytes, traf, 'tfhd'), track, given);
	const boxes = boxesOf(bytes, traf);
	const tfdt = boxes.find(({ type }) => type === 'tfdt');
	let time = tfdt ? readStart(bytes, tfdt) : end;
	let at = base;
	const stretches: Stretch[] = [];
	for (const run of boxes.filter(({ type }) => type === 'trun')) {
		const { from, length, duration } = readRun(bytes, run, base, at, defaults);
		at = from + length;
		time += duration;
		stretches.push({ from, to: at });
	}
	return { stretches, duration: Math.max(time, end) };
}

function readStart(bytes: Bytes, tfdt: Mp4Box): number {
	const { version, body } = fullBox(bytes, tfdt);
	return version === 0 ? body.u32() : body.u64();
}

function readHeader(
	bytes: Bytes,
	moof: Mp4Box,
	tfhd: Mp4Box,
	track: number,
	given: Defaults
): { base: number; defaults: Defaults } {
	const { flags, body } = fullBox(bytes, tfhd);
	if (body.u32() !== track) throw new BadSound('voice.broken');
	const base = flags & BASE ? body.u64() : moof.from;
	if (flags & DESCRIPTION) body.skip(4);
	const duration = flags & DEFAULT_DURATION ? body.u32() : given.duration;
	const size = flags & DEFAULT_SIZE ? body.u32() : given.size;
	if (flags & DEFAULT_FLAGS) body.skip(4);
	return { base, defaults: { duration, size } };
}

function readRun(
	bytes: Bytes,
	trun: Mp4Box,
	base: number,
	before: number,
	defaults: Defaults
): { from: number; length: number; duration: number } {
	const { flags, body } = fullBox(bytes, trun);
	const count = body.u32();
	// Signed: `| 0` reads it so.
	const from = flags & OFFSET ? base + (body.u32() | 0) : before;
	if (flags & FIRST_FLAGS) body.skip(4);
	const fields = [DURATION, SIZE, FLAGS, COMPOSITION].filter((flag) => flags & flag);
	if (count * fields.length * 4 > body.left) throw new BadSound('voice.broken');
	// However many samples a run claims, only those that it describes one by one are gone through.
	let length = flags & SIZE ? 0 : count * defaults.size;
	let duration = flags & DURATION ? 0 : count * defaults.duration;
	for (let i = 0; fields.length > 0 && i < count; i++) {
		for (const field of fields) {
			const value = body.u32();
			if (field === SIZE) length += value;
			if (field === DURATION) duration += value;
		}
	}
	return { from, length, duration };
}
