import { ascii, ByteReader, join, type Bytes } from './bytes';
import {
	copyOf,
	element,
	elementsIn,
	floatBytes,
	numberBytes,
	readElementHead,
	readNumber,
	readSize
} from './ebml';
import { OPUS_RATE, opusSamples } from './opus';
import { BadSound } from './sound';
import { readWebmTrack, type WebmTrack } from './webm-track';

const EBML = 0x1a45dfa3;
const DOC_TYPE = 0x4282;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const TIMESTAMP_SCALE = 0x2ad7b1;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const KEPT_IN_GROUP = [0x9b, 0x75a2]; // how long it lasts, what is cut off at its end
const VOID = 0xec;

const MILLISECOND = 1_000_000;
const SECOND = 1_000_000_000;

/** What is known so far of a file that is being read. */
type Reading = {
	track: WebmTrack | null;
	/** Nanoseconds that one unit of time lasts. */
	scale: number;
	clusters: Bytes[];
	/** Where the last block ends, in nanoseconds. */
	end: number;
	/** Samples of all blocks together. */
	samples: number;
};

/** Whether bytes begin as Matroska files do. */
export function looksLikeWebm(bytes: Bytes): boolean {
	return new ByteReader(bytes).isNext('\x1a\x45\xdf\xa3');
}

/**
 * Reads one Opus track out of a WebM file (RFC 9559), also as MediaRecorder streams it, with
 * segments and clusters whose length is not told. The file is written anew from what is understood:
 * tags, attachments, chapters, titles and names of programs are not. It then tells its length,
 * which streamed files do not.
 */
export function readWebm(bytes: Bytes): { durationMs: number; stripped: Bytes } {
	const reader = new ByteReader(bytes);
	checkDocument(reader);
	const { id, size } = readElementHead(reader);
	if (id !== SEGMENT) throw new BadSound('voice.broken');
	const reading: Reading = {
		track: null,
		scale: MILLISECOND,
		clusters: [],
		end: 0,
		samples: 0
	};
	readSegment(size === null ? reader : reader.within(size), reading);
	for (const { id: after } of elementsIn(reader)) {
		if (after !== VOID) throw new BadSound('voice.broken');
	}
	const { track, scale, clusters } = reading;
	if (!track) throw new BadSound('voice.broken');
	const durationMs = Math.max(reading.end / MILLISECOND, (reading.samples * 1000) / OPUS_RATE);
	const stripped = join([
		element(
			EBML,
			element(DOC_TYPE, ascii('webm')),
			element(0x4287, numberBytes(4)),
			element(0x4285, numberBytes(2))
		),
		element(
			SEGMENT,
			element(
				INFO,
				element(TIMESTAMP_SCALE, numberBytes(scale)),
				element(0x4489, floatBytes((durationMs * MILLISECOND) / scale)),
				// Which programs wrote the file: every file has to say.
				element(0x4d80, ascii('-')),
				element(0x5741, ascii('-'))
			),
			element(TRACKS, track.written),
			join(clusters)
		)
	]);
	return { durationMs, stripped };
}

function checkDocument(reader: ByteReader): void {
	const { id, size } = readElementHead(reader);
	if (id !== EBML || size === null) throw new BadSound('voice.broken');
	for (const { id, body } of elementsIn(reader.within(size))) {
		if (id === DOC_TYPE && body.ascii(Math.min(body.left, 32)).replace(/\0+$/, '') !== 'webm') {
			throw new BadSound('voice.unknown-format');
		}
	}
}

function readSegment(reader: ByteReader, reading: Reading): void {
	while (reader.left > 0) {
		const { id, size } = readElementHead(reader);
		if (id === CLUSTER) {
			readCluster(size === null ? reader : reader.within(size), size === null, reading);
			continue;
		}
		if (size === null) throw new BadSound('voice.broken');
		const body = reader.within(size);
		if (id === INFO) reading.scale = readScale(body);
		if (id === TRACKS) {
			if (reading.track) throw new BadSound('voice.broken');
			reading.track = readWebmTrack(body);
		}
	}
}

function readScale(info: ByteReader): number {
	let scale = MILLISECOND;
	for (const { id, body } of elementsIn(info)) {
		if (id === TIMESTAMP_SCALE) scale = readNumber(body);
	}
	if (scale < 1 || scale > SECOND) throw new BadSound('voice.broken');
	return scale;
}

/** @param isOpen whether it lasts until the next element of the segment, whose names are longer */
function readCluster(reader: ByteReader, isOpen: boolean, reading: Reading): void {
	if (!reading.track) throw new BadSound('voice.broken');
	let time = 0;
	const blocks: Bytes[] = [];
	while (reader.left > 0) {
		if (isOpen && (reader.bytes[reader.at]! & 0xf0) === 0x10) break;
		const { id, size } = readElementHead(reader);
		if (size === null) throw new BadSound('voice.broken');
		const body = reader.within(size);
		if (id === TIMESTAMP) time = readNumber(body);
		if (id === SIMPLE_BLOCK) blocks.push(element(id, readBlock(body, time, reading)));
		if (id === BLOCK_GROUP) {
			const kept: Bytes[] = [];
			// A group is of one block (RFC 9559, 5.1.3.5): without one, nothing is to be heard.
			if (body.left === 0) throw new BadSound('voice.broken');
			for (const { id: part, body: partBody } of elementsIn(body)) {
				if (part === BLOCK) kept.push(element(part, readBlock(partBody, time, reading)));
				if (KEPT_IN_GROUP.includes(part)) kept.push(copyOf(part, partBody));
			}
			blocks.push(element(id, join(kept)));
		}
	}
	if (blocks.length === 0) return;
	reading.clusters.push(element(CLUSTER, element(TIMESTAMP, numberBytes(time)), join(blocks)));
}

/** Counts a block in and gives its bytes back: the track, when it is, one packet of Opus. */
function readBlock(block: ByteReader, clusterTime: number, reading: Reading): Bytes {
	const whole = block.bytes.subarray(block.at, block.end);
	if (readSize(block) !== reading.track!.number) throw new BadSound('voice.broken');
	const time = clusterTime + block.i16();
	const lacing = block.u8() & 0x06;
	if (lacing !== 0) throw new BadSound('voice.broken');
	const samples = opusSamples(block.take(block.left));
	reading.samples += samples;
	reading.end = Math.max(reading.end, time * reading.scale + (samples * SECOND) / OPUS_RATE);
	return whole;
}
