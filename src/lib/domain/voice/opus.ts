import { ByteReader, type Bytes } from './bytes';
import { BadSound } from './sound';

/** Opus always counts in this many samples a second (RFC 6716). */
export const OPUS_RATE = 48_000;

const SILK = [480, 960, 1920, 2880];
const CELT = [120, 240, 480, 960];
/** The longest packet there may be: 120 ms (RFC 6716, 3.2.5). */
const LONGEST = 5760;

/** Samples that a packet lasts, from its first bytes (RFC 6716, 3.1 and 3.2). */
export function opusSamples(packet: Bytes): number {
	const reader = new ByteReader(packet);
	const toc = reader.u8();
	const config = toc >> 3;
	const frame =
		config < 12 ? SILK[config & 3]! : config < 16 ? SILK[config & 1]! : CELT[config & 3]!;
	const count = (toc & 3) === 0 ? 1 : (toc & 3) === 3 ? reader.u8() & 0x3f : 2;
	const samples = frame * count;
	if (samples === 0 || samples > LONGEST) throw new BadSound('voice.broken');
	return samples;
}

/**
 * The head of an Opus stream (RFC 7845, 5.1), without whatever follows it.
 * @returns its 19 bytes, and the samples at the beginning that are not heard
 */
export function opusHead(bytes: Bytes): { head: Bytes; preSkip: number } {
	const reader = new ByteReader(bytes);
	if (reader.ascii(8) !== 'OpusHead' || reader.u8() > 15) throw new BadSound('voice.broken');
	const channels = reader.u8();
	const preSkip = reader.u16(true);
	// Rate of what was recorded, gain.
	reader.skip(6);
	// Family 0 is one voice or two: more channels are no voice message.
	if (reader.u8() !== 0 || channels < 1 || channels > 2) throw new BadSound('voice.unknown-format');
	return { head: bytes.slice(0, 19), preSkip };
}
