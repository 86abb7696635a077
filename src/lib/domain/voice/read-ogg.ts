import { ascii, ByteReader, join, type Bytes } from './bytes';
import { numbered, readOggPage, shortPage, type OggPage } from './ogg-page';
import { OPUS_RATE, opusHead, opusSamples } from './opus';
import { BadSound } from './sound';

/** Whether bytes begin as Ogg files do. */
export function looksLikeOgg(bytes: Bytes): boolean {
	return new ByteReader(bytes).isNext('OggS');
}

/**
 * Reads one stream of Opus in Ogg (RFC 7845). The page of comments is emptied, and the head cut to
 * what it must say; the pages of sound are as they were, numbered anew.
 */
export function readOgg(bytes: Bytes): { durationMs: number; stripped: Bytes } {
	const reader = new ByteReader(bytes);
	const first = readOggPage(reader);
	const [headPacket] = first.pieces;
	if (!first.isFirst || !headPacket || first.pieces.length > 1 || first.isUnfinished) {
		throw new BadSound('voice.broken');
	}
	if (!new ByteReader(headPacket).isNext('OpusHead')) throw new BadSound(strangerOf(headPacket));
	const { head, preSkip } = opusHead(headPacket);
	const { pages, granule, samples } = readStream(reader, first);
	if (samples === 0) throw new BadSound('voice.empty');
	const heard = Math.max(granule - preSkip, samples - preSkip, 0);
	const comments = ascii('OpusTags\0\0\0\0\0\0\0\0');
	const written = [
		shortPage(head, first.serial, true),
		shortPage(comments, first.serial, false),
		...pages.map(({ whole }) => whole)
	];
	return { durationMs: (heard * 1000) / OPUS_RATE, stripped: join(written.map(numbered)) };
}

/** Video in Ogg names itself so; anything else is another sound. */
function strangerOf(packet: Bytes): 'voice.not-only-sound' | 'voice.unknown-format' {
	const reader = new ByteReader(packet);
	const isVideo = ['\x80theora', 'BBCD\0', '\x01video'].some((mark) => reader.isNext(mark));
	return isVideo ? 'voice.not-only-sound' : 'voice.unknown-format';
}

/** The pages after the comments, where they lead to, and how long their packets last. */
function readStream(
	reader: ByteReader,
	first: OggPage
): { pages: OggPage[]; granule: number; samples: number } {
	let sequence = first.sequence;
	let isAfterComments = false;
	const stream = { pages: [] as OggPage[], granule: 0, samples: 0 };
	/** The first piece, long enough to say what it is, of a packet that goes on on the next page. */
	let open: Bytes | null = null;
	while (reader.left > 0) {
		const page = readOggPage(reader);
		sequence++;
		if (page.isFirst && page.serial !== first.serial) throw new BadSound(strangerOnPage(page));
		if (page.isFirst || page.serial !== first.serial || page.sequence !== sequence) {
			throw new BadSound('voice.broken');
		}
		if (page.isContinued !== (open !== null)) throw new BadSound('voice.broken');
		for (const [i, piece] of page.pieces.entries()) {
			const packet: Bytes = open ?? piece;
			const isWhole = i < page.pieces.length - 1 || !page.isUnfinished;
			open = isWhole ? null : packet;
			if (!isWhole) break;
			if (isAfterComments) stream.samples += opusSamples(packet);
			else {
				const isAlone = i === page.pieces.length - 1 && new ByteReader(packet).isNext('OpusTags');
				if (!isAlone) throw new BadSound('voice.broken');
			}
		}
		if (isAfterComments) {
			stream.pages.push(page);
			stream.granule = Math.max(stream.granule, page.granule);
		} else isAfterComments = open === null;
	}
	// Cut in the middle of a packet.
	if (open) throw new BadSound('voice.broken');
	return stream;
}

function strangerOnPage(page: OggPage): 'voice.not-only-sound' | 'voice.unknown-format' {
	return page.pieces[0] ? strangerOf(page.pieces[0]) : 'voice.unknown-format';
}
