import { crc32, deflateRawSync } from 'node:zlib';

/** Bit 11: names are in UTF-8 (APPNOTE 4.4.4). */
const UTF8 = 0x0800;
const DEFLATED = 8;
const VERSION = 20;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) of small text files, made in memory: a few dozen files of a few
 * kilobytes. For larger ones this is not the way.
 * @param at instant written as the files' date, in UTC
 */
export function zipFiles(
	files: readonly { name: string; text: string }[],
	at: Date
): Uint8Array<ArrayBuffer> {
	const bodies: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, text } of files) {
		const bytes = Buffer.from(text, 'utf8');
		const packed = deflateRawSync(bytes);
		const path = Buffer.from(name, 'utf8');
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(VERSION, 0);
		shared.writeUInt16LE(UTF8, 2);
		shared.writeUInt16LE(DEFLATED, 4);
		shared.writeUInt16LE(timeOf(at), 6);
		shared.writeUInt16LE(dateOf(at), 8);
		shared.writeUInt32LE(crc32(bytes), 10);
		shared.writeUInt32LE(packed.length, 14);
		shared.writeUInt32LE(bytes.length, 18);
		shared.writeUInt16LE(path.length, 22);
		const local = Buffer.concat([signature(0x04034b50), shared, path, packed]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([signature(0x02014b50), uint16(VERSION), shared, rest, path]));
		bodies.push(local);
		offset += local.length;
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(files.length, 4);
	end.writeUInt16LE(files.length, 6);
	end.writeUInt32LE(list.length, 8);
	end.writeUInt32LE(offset, 12);
	return Uint8Array.from(Buffer.concat([...bodies, list, signature(0x06054b50), end]));
}

function signature(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}

function uint16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16LE(value);
	return bytes;
}

/** Hours, minutes and pairs of seconds, as MS-DOS has them. */
function timeOf(at: Date): number {
	return (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
}

/** Years since 1980, month and day, as MS-DOS has them. */
function dateOf(at: Date): number {
	return ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
}
