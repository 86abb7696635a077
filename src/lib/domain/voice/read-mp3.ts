import { ByteReader, join, type Bytes } from './bytes';
import { BadSound } from './sound';

const KBITS_V1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES = [44_100, 48_000, 32_000];
const TAG_LENGTH = 128;

type Frame = { rate: number; samples: number; length: number; isMono: boolean; hasCrc: boolean };

/** Whether bytes look like an MP3: a tag of that world, or a frame. */
export function looksLikeMp3(bytes: Bytes): boolean {
	const reader = new ByteReader(bytes);
	return reader.isNext('ID3') || reader.isNext('APETAGEX') || frameAt(reader) !== null;
}

/**
 * Walks an MP3 (ISO 11172-3 and 13818-3, layer III) frame by frame. What is kept is frames:
 * ID3 (v1, v2), APE tags and padding go, and the first frame when it only describes the others
 * (Xing, Info, VBRI: it names the program).
 */
export function readMp3(bytes: Bytes): { durationMs: number; stripped: Bytes } {
	const reader = new ByteReader(bytes);
	const frames: Bytes[] = [];
	let first: Frame | null = null;
	while (reader.left > 0) {
		if (skipTag(reader)) continue;
		const frame = frameAt(reader);
		if (!frame || (first && (frame.rate !== first.rate || frame.samples !== first.samples))) {
			throw new BadSound('voice.broken');
		}
		const data = reader.take(frame.length);
		if (first === null && isDescription(data, frame)) continue;
		first ??= frame;
		frames.push(data);
	}
	if (!first) throw new BadSound('voice.empty');
	return {
		durationMs: (frames.length * first.samples * 1000) / first.rate,
		stripped: join(frames)
	};
}

/** Goes over one tag, or a run of zeros; false when something else comes. */
function skipTag(reader: ByteReader): boolean {
	if (reader.isNext('ID3')) {
		reader.skip(5);
		const hasFooter = (reader.u8() & 0x10) !== 0;
		let size = 0;
		for (let i = 0; i < 4; i++) size = size * 128 + (reader.u8() & 0x7f);
		reader.skip(size + (hasFooter ? 10 : 0));
		return true;
	}
	if (reader.isNext('APETAGEX')) {
		reader.skip(12);
		// Of the items and the footer; what begins with a header has one.
		const size = reader.u32(true);
		reader.skip(16);
		reader.skip(size);
		return true;
	}
	if (reader.isNext('TAG') && reader.left === TAG_LENGTH) {
		reader.skip(TAG_LENGTH);
		return true;
	}
	const from = reader.at;
	while (reader.left > 0 && reader.bytes[reader.at] === 0) reader.skip(1);
	return reader.at > from;
}

/** The frame that begins here, without moving; null when none does. */
function frameAt({ bytes, at, left }: ByteReader): Frame | null {
	if (left < 4 || bytes[at] !== 0xff) return null;
	const [b1, b2, b3] = [bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!];
	const version = (b1 >> 3) & 3;
	const isLayer3 = ((b1 >> 1) & 3) === 1;
	const fullRate = RATES[(b2 >> 2) & 3];
	const isV1 = version === 3;
	// A free bit rate (0) gives no length; 15 is none.
	const kbits = (isV1 ? KBITS_V1 : KBITS_V2)[b2 >> 4];
	if ((b1 & 0xe0) !== 0xe0 || version === 1 || !isLayer3 || !fullRate || !kbits) return null;
	const rate = isV1 ? fullRate : version === 2 ? fullRate / 2 : fullRate / 4;
	const samples = isV1 ? 1152 : 576;
	const length = Math.floor((samples * kbits * 125) / rate) + ((b2 >> 1) & 1);
	return { rate, samples, length, isMono: b3 >> 6 === 3, hasCrc: (b1 & 1) === 0 };
}

function isDescription(data: Bytes, { samples, isMono, hasCrc }: Frame): boolean {
	const sideInfo = samples === 1152 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
	const xing = new ByteReader(data, Math.min(data.length, 4 + (hasCrc ? 2 : 0) + sideInfo));
	const vbri = new ByteReader(data, Math.min(data.length, 4 + 32));
	return xing.isNext('Xing') || xing.isNext('Info') || vbri.isNext('VBRI');
}
