import { ascii, join, type ByteReader, type Bytes } from './bytes';
import { copyOf, element, elementsIn, numberBytes, readNumber } from './ebml';
import { opusHead } from './opus';
import { BadSound } from './sound';

const ENTRY = 0xae;
const NUMBER = 0xd7;
const TYPE = 0x83;
const CODEC = 0x86;
const CODEC_PRIVATE = 0x63a2;
const ENCODINGS = 0x6d80;
const AUDIO = 0xe1;
/** Rate, rate heard, channels, bits. */
const KEPT_IN_AUDIO = [0xb5, 0x78b5, 0x9f, 0x6264];
/** What is not heard at the beginning, and how far back to start after a jump. */
const DELAYS = [0x56aa, 0x56bb];
const SOUND = 2;

/** The one track of a file: its number in the blocks, and its description written anew. */
export type WebmTrack = { number: number; written: Bytes };

/** Reads the tracks of a WebM file: exactly one, of Opus. Its name and language are left out. */
export function readWebmTrack(tracks: ByteReader): WebmTrack {
	const entries = [...elementsIn(tracks)].filter(({ id }) => id === ENTRY);
	const all = entries.map(({ body }) => readEntry(body));
	if (all.some(({ type }) => type !== SOUND)) throw new BadSound('voice.not-only-sound');
	const [entry] = all;
	if (!entry || all.length > 1) throw new BadSound('voice.broken');
	if (entry.codec !== 'A_OPUS') throw new BadSound('voice.unknown-format');
	return {
		number: entry.number,
		written: element(
			ENTRY,
			element(NUMBER, numberBytes(entry.number)),
			// A number of its own, that means nothing elsewhere.
			element(0x73c5, numberBytes(1)),
			element(TYPE, numberBytes(SOUND)),
			element(CODEC, ascii('A_OPUS')),
			join(entry.kept)
		)
	};
}

type Entry = { number: number; type: number; codec: string; kept: Bytes[] };

function readEntry(entry: ByteReader): Entry {
	const read: Entry = { number: 0, type: 0, codec: '', kept: [] };
	let codecPrivate: ByteReader | null = null;
	for (const { id, body } of elementsIn(entry)) {
		if (id === NUMBER) read.number = readNumber(body);
		else if (id === TYPE) read.type = readNumber(body);
		else if (id === CODEC) read.codec = body.ascii(Math.min(body.left, 32));
		else if (id === CODEC_PRIVATE) codecPrivate = body;
		else if (id === ENCODINGS) throw new BadSound('voice.unknown-format');
		else if (DELAYS.includes(id)) read.kept.push(copyOf(id, body));
		else if (id === AUDIO) {
			const kept = [...elementsIn(body)].filter((part) => KEPT_IN_AUDIO.includes(part.id));
			read.kept.push(element(id, join(kept.map((part) => copyOf(part.id, part.body)))));
		}
	}
	if (read.codec === 'A_OPUS' && codecPrivate) {
		read.kept.unshift(element(CODEC_PRIVATE, opusHead(codecPrivate.take(codecPrivate.left)).head));
	}
	return read;
}
