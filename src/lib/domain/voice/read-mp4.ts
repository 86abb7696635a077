import { ByteReader, type Bytes } from './bytes';
import { blankOthers, boxesIn, type Mp4Box } from './mp4-boxes';
import { fragmentDefaults, readFragment } from './mp4-fragments';
import { readTable, type Stretch } from './mp4-samples';
import { readMp4Track } from './mp4-track';
import { BadSound } from './sound';

/** Whether bytes begin as MP4 files do. */
export function looksLikeMp4(bytes: Bytes): boolean {
	return new ByteReader(bytes, Math.min(4, bytes.length)).isNext('ftyp');
}

/**
 * Reads one track of AAC or Opus in MP4 (ISO 14496-12), written whole or in fragments as
 * MediaRecorder does. Everything stays where it is; boxes that are no part of the sound (`udta`,
 * `meta`, `uuid`…), dates, names, and bytes that nothing plays become zeros.
 */
export function readMp4(bytes: Bytes): { durationMs: number; stripped: Bytes } {
	const stripped = bytes.slice();
	const boxes = [...boxesIn(stripped, 0, stripped.length)];
	const [moov, other] = boxes.filter(({ type }) => type === 'moov');
	if (!moov || other) throw new BadSound('voice.broken');
	// First what is in it: a film says so, before anything of it is judged broken.
	const track = readMp4Track(stripped, moov);
	blankOthers(stripped, 0, stripped.length);
	const whole = readTable(stripped, track.table);
	const stretches = [...whole.stretches];
	const defaults = fragmentDefaults(stripped, moov);
	let end = whole.duration;
	for (const moof of boxes.filter(({ type }) => type === 'moof')) {
		const fragment = readFragment(stripped, moof, track.id, defaults, end);
		stretches.push(...fragment.stretches);
		end = fragment.duration;
	}
	const heard = stretches.filter(({ from, to }) => to > from);
	if (heard.length === 0) throw new BadSound('voice.empty');
	blankUnheard(
		stripped,
		boxes.filter(({ type }) => type === 'mdat'),
		heard
	);
	return { durationMs: (end * 1000) / track.timescale, stripped };
}

/**
 * Empties what lies between the sounds; a sound that lies nowhere is a broken file. Both lists are
 * gone through once: a file may have very many of each.
 */
function blankUnheard(bytes: Bytes, mdats: Mp4Box[], heard: Stretch[]): void {
	const sorted = [...heard].sort((a, b) => a.from - b.from);
	let next = 0;
	for (const mdat of mdats) {
		let at = mdat.bodyFrom;
		for (; next < sorted.length && sorted[next]!.from < mdat.to; next++) {
			const { from, to } = sorted[next]!;
			if (from < mdat.bodyFrom || to > mdat.to) throw new BadSound('voice.broken');
			if (from > at) bytes.fill(0, at, from);
			at = Math.max(at, to);
		}
		bytes.fill(0, at, mdat.to);
	}
	if (next < sorted.length) throw new BadSound('voice.broken');
}
