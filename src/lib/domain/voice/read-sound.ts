import { ok, refuse, type Result } from '../shared/result';
import type { Bytes } from './bytes';
import { looksLikeMp3, readMp3 } from './read-mp3';
import { looksLikeMp4, readMp4 } from './read-mp4';
import { looksLikeOgg, readOgg } from './read-ogg';
import { looksLikeWebm, readWebm } from './read-webm';
import {
	BadSound,
	SHORTEST_MS,
	type Sound,
	type SoundLimits,
	type SoundRefusal,
	type SoundType
} from './sound';

/**
 * Bytes that a file may gain by being written anew: heads a little longer. One that gains more is made
 * of heads, and what is kept has to stay within the limits too.
 */
const mostGained = (bytes: number) => 1024 + bytes / 2;

type Reader = (bytes: Bytes) => { durationMs: number; stripped: Bytes };

const FORMATS: readonly { type: SoundType; isLikely: (bytes: Bytes) => boolean; read: Reader }[] = [
	{ type: 'audio/webm', isLikely: looksLikeWebm, read: readWebm },
	{ type: 'audio/ogg', isLikely: looksLikeOgg, read: readOgg },
	{ type: 'audio/mp4', isLikely: looksLikeMp4, read: readMp4 },
	{ type: 'audio/mpeg', isLikely: looksLikeMp3, read: readMp3 }
];

/**
 * Reads a recording that somebody sends: what it is (from its bytes, never from its name), how long
 * it lasts, and the sound without anything said about it. The structure is checked to the end of
 * the file; the sound itself is not decoded.
 *
 * @param bytes the whole file; not changed
 * @param limits `BANK_LIMITS`, `MESSAGE_LIMITS` or `ANSWER_LIMITS`
 * @returns the sound (`durationMs` is whole milliseconds), or the first reason not to take it
 */
export function readSound(bytes: Uint8Array, limits: SoundLimits): Result<Sound, SoundRefusal> {
	if (bytes.length === 0) return refuse({ code: 'voice.empty' });
	if (bytes.length > limits.maxBytes) return refuse({ code: 'voice.too-large' });
	const given = bytes as Bytes;
	const format = FORMATS.find(({ isLikely }) => isLikely(given));
	if (!format) return refuse({ code: 'voice.unknown-format' });
	try {
		const { durationMs, stripped } = format.read(given);
		if (durationMs < SHORTEST_MS) return refuse({ code: 'voice.empty' });
		// Written so that a length that is no number is refused too.
		if (!(durationMs <= limits.maxMs)) return refuse({ code: 'voice.too-long' });
		if (stripped.length > bytes.length + mostGained(bytes.length)) {
			return refuse({ code: 'voice.broken' });
		}
		return ok({ mediaType: format.type, durationMs: Math.round(durationMs), stripped });
	} catch (error) {
		if (error instanceof BadSound) return refuse({ code: error.code });
		throw error;
	}
}
