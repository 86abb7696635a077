import { ByteReader, type Bytes } from './bytes';
import { blank, boxesIn, boxesOf, fullBox, onlyBox, type Mp4Box } from './mp4-boxes';
import { BadSound } from './sound';

const AAC = 0x40;
/** `und`, packed as this format packs languages. */
const NO_LANGUAGE = [0x55, 0xc4];

/** The one track of an MP4: its number, its time scale and the table of its sound. */
export type Mp4Track = { id: number; timescale: number; table: Mp4Box };

/**
 * Reads the track of a `moov` box: exactly one, of sound, in AAC or Opus. Dates, names and
 * languages in it are emptied in place.
 */
export function readMp4Track(bytes: Bytes, moov: Mp4Box): Mp4Track {
	const tracks = boxesOf(bytes, moov).filter(({ type }) => type === 'trak');
	const media = tracks.map((track) => onlyBox(bytes, track, 'mdia'));
	if (media.some((mdia) => handlerOf(bytes, mdia) !== 'soun')) {
		throw new BadSound('voice.not-only-sound');
	}
	const [mdia] = media;
	if (!mdia || media.length > 1) throw new BadSound('voice.broken');
	const tkhd = onlyBox(bytes, tracks[0]!, 'tkhd');
	const mdhd = onlyBox(bytes, mdia, 'mdhd');
	const minf = onlyBox(bytes, mdia, 'minf');
	const table = onlyBox(bytes, minf, 'stbl');
	checkReferences(bytes, onlyBox(bytes, onlyBox(bytes, minf, 'dinf'), 'dref'));
	checkSampleEntry(bytes, onlyBox(bytes, table, 'stsd'));
	forgetDates(bytes, onlyBox(bytes, moov, 'mvhd'));
	const id = forgetDates(bytes, tkhd).body.u32();
	const { version, body } = forgetDates(bytes, mdhd);
	const timescale = body.u32();
	if (timescale === 0) throw new BadSound('voice.broken');
	body.skip(version === 0 ? 4 : 8);
	bytes.set(NO_LANGUAGE, body.skip(2));
	return { id, timescale, table };
}

/** What a track is: `soun`, `vide`… Its name goes. */
function handlerOf(bytes: Bytes, mdia: Mp4Box): string {
	const { body } = fullBox(bytes, onlyBox(bytes, mdia, 'hdlr'));
	body.skip(4);
	const type = body.ascii(4);
	body.skip(12);
	bytes.fill(0, body.at, body.end);
	return type;
}

/** Empties when a box was made and changed; the reader goes on behind. */
function forgetDates(bytes: Bytes, box: Mp4Box): ReturnType<typeof fullBox> {
	const full = fullBox(bytes, box);
	const length = full.version === 0 ? 8 : 16;
	const from = full.body.skip(length);
	bytes.fill(0, from, from + length);
	return full;
}

/** The sound is in the file itself, not at an address. */
function checkReferences(bytes: Bytes, dref: Mp4Box): void {
	const { body } = fullBox(bytes, dref);
	body.skip(4);
	for (const entry of boxesIn(bytes, body.at, body.end)) {
		const { flags, body: rest } = fullBox(bytes, entry);
		if (entry.type !== 'url ' || flags !== 1) throw new BadSound('voice.broken');
		bytes.fill(0, rest.at, rest.end);
	}
}

/** One way to decode, known; whatever else is beside the settings of the decoder goes. */
function checkSampleEntry(bytes: Bytes, stsd: Mp4Box): void {
	const { body } = fullBox(bytes, stsd);
	body.skip(4);
	const [entry, other] = [...boxesIn(bytes, body.at, body.end)];
	if (!entry || other) throw new BadSound('voice.broken');
	const settings = { mp4a: 'esds', Opus: 'dOps' }[entry.type];
	if (!settings) throw new BadSound('voice.unknown-format');
	const sound = new ByteReader(bytes, entry.bodyFrom, entry.to);
	sound.skip(8);
	// QuickTime has other versions of this entry.
	if (sound.u16() !== 0) throw new BadSound('voice.unknown-format');
	sound.skip(18);
	let isKnown = false;
	for (const box of boxesIn(bytes, sound.at, sound.end)) {
		if (box.type === settings) {
			if (settings === 'esds') checkAac(fullBox(bytes, box).body);
			isKnown = true;
		} else if (box.type !== 'btrt') {
			blank(bytes, box);
		}
	}
	if (!isKnown) throw new BadSound('voice.broken');
}

/** The descriptors that say which decoder it takes (ISO 14496-1, 7.2.6). */
function checkAac(body: ByteReader): void {
	const stream = descriptor(body, 3);
	stream.skip(2);
	// Depends on another stream, lies at an address, has another clock: none of it here.
	if ((stream.u8() & 0xe0) !== 0) throw new BadSound('voice.broken');
	if (descriptor(stream, 4).u8() !== AAC) throw new BadSound('voice.unknown-format');
}

function descriptor(reader: ByteReader, tag: number): ByteReader {
	if (reader.u8() !== tag) throw new BadSound('voice.broken');
	let length = 0;
	for (let i = 0, more = true; more; i++) {
		if (i === 4) throw new BadSound('voice.broken');
		const byte = reader.u8();
		length = length * 128 + (byte & 0x7f);
		more = byte > 0x7f;
	}
	return reader.within(length);
}
