import { ok, refuse, type Result } from '../shared/result';
import {
	BadPicture,
	LEAST_PICTURE_SIDE,
	MOST_PICTURE_BYTES,
	MOST_PICTURE_SIDE,
	type Picture,
	type PictureRefusal
} from './picture';
import { readJpeg } from './read-jpeg';
import { PNG_MARK, readPng } from './read-png';
import { looksLikeWebp, readWebp } from './read-webp';

const FORMATS: readonly {
	mediaType: Picture['mediaType'];
	isLikely: (bytes: Uint8Array) => boolean;
	read: (bytes: Uint8Array<ArrayBuffer>) => Omit<Picture, 'mediaType'>;
}[] = [
	{
		mediaType: 'image/jpeg',
		isLikely: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
		read: readJpeg
	},
	{
		mediaType: 'image/png',
		isLikely: (bytes) => PNG_MARK.every((byte, i) => bytes[i] === byte),
		read: readPng
	},
	{ mediaType: 'image/webp', isLikely: looksLikeWebp, read: readWebp }
];

/**
 * Reads a picture that somebody sends: what it is (from its bytes, never from its name), how large, and
 * the picture without anything said about it. Its structure is checked to its end; it is not decoded.
 *
 * @param bytes the whole file; not changed
 */
export function readPicture(bytes: Uint8Array<ArrayBuffer>): Result<Picture, PictureRefusal> {
	const format = FORMATS.find(({ isLikely }) => isLikely(bytes));
	if (!format) return refuse({ code: 'person.not-a-picture' });
	if (bytes.length > MOST_PICTURE_BYTES) return refuse({ code: 'person.heavy-picture' });
	try {
		const picture = format.read(bytes);
		const sides = [picture.width, picture.height];
		if (sides.some((side) => side < LEAST_PICTURE_SIDE)) {
			return refuse({ code: 'person.small-picture' });
		}
		if (sides.some((side) => side > MOST_PICTURE_SIDE)) {
			return refuse({ code: 'person.heavy-picture' });
		}
		return ok({ mediaType: format.mediaType, ...picture });
	} catch (error) {
		if (error instanceof BadPicture) return refuse({ code: error.code });
		throw error;
	}
}
