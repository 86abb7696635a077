import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Refused } from './refused';

/** Bytes that one file may unfold into. The largest schools' exports are under 10 MB. */
export const MAX_UNFOLDED_BYTES = 64 * 1024 * 1024;
/** XML of a school shrinks 10 to 40 times; a bomb, 1 000 times. Small files are not judged. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM = 1024 * 1024;
const MAX_ENTRIES_LOOKED_AT = 50;

/** Whether bytes start as a zip archive does (local file, or end of an empty archive). */
export function isZip(bytes: Uint8Array): boolean {
	const [p, k, a, b] = bytes;
	return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/**
 * The only file of an archive. Limits hold on what comes out, not on what the archive says of
 * itself, and inflating stops at the limit.
 *
 * @throws Refused for an archive that is damaged, empty, encrypted, nested, or unfolds too far.
 */
export async function unzipSingle(bytes: Uint8Array): Promise<Uint8Array> {
	const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const zip = await orDamaged(
		fromBufferPromise(archive, { lazyEntries: true, validateEntrySizes: true, autoClose: false })
	);
	const entry = await onlyEntry(zip);
	if (entry.isEncrypted()) throw new Refused({ code: 'file.zip-encrypted' });
	const header = await orDamaged(zip.readLocalFileHeaderPromise(entry));
	const folded = archive.subarray(
		header.fileDataStart,
		header.fileDataStart + entry.compressedSize
	);
	const content = inflate(folded, entry.compressionMethod);
	if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32)
		throw new Refused({ code: 'file.zip-damaged' });
	if (/\.zip$/i.test(entry.fileName) || isZip(content))
		throw new Refused({ code: 'file.zip-nested' });
	return content;
}

function inflate(folded: Buffer, method: number): Buffer {
	if (method === 0) return folded;
	if (method !== 8) throw new Refused({ code: 'file.zip-damaged' });
	const limit = Math.min(
		MAX_UNFOLDED_BYTES,
		Math.max(RATIO_MATTERS_FROM, folded.length * MAX_RATIO)
	);
	try {
		return inflateRawSync(folded, { maxOutputLength: limit });
	} catch (error) {
		const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
		throw new Refused({ code: isTooLarge ? 'file.zip-bomb' : 'file.zip-damaged' });
	}
}

/** Folders and the leaves that a Mac adds are not counted. */
async function onlyEntry(zip: ZipFile): Promise<Entry> {
	if (zip.entryCount > MAX_ENTRIES_LOOKED_AT)
		throw new Refused({ code: 'file.zip-several-files', count: zip.entryCount });
	const entries: Entry[] = [];
	await orDamaged(
		new Promise<void>((resolve, reject) => {
			zip.on('entry', (entry: Entry) => {
				const isLeaf = !entry.fileName.endsWith('/') && !entry.fileName.startsWith('__MACOSX/');
				if (isLeaf) entries.push(entry);
				zip.readEntry();
			});
			zip.on('end', () => resolve());
			zip.on('error', reject);
			zip.readEntry();
		})
	);
	const [entry] = entries;
	if (!entry) throw new Refused({ code: 'file.zip-empty' });
	if (entries.length > 1)
		throw new Refused({ code: 'file.zip-several-files', count: entries.length });
	return entry;
}

async function orDamaged<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch {
		throw new Refused({ code: 'file.zip-damaged' });
	}
}
