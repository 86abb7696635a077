import { crc32, deflateRawSync } from 'node:zlib';

type Entry = {
	name: string;
	content: Uint8Array;
	/** What the archive says of itself, when it lies. */
	claimedSize?: number;
	claimedCrc?: number;
	isEncrypted?: boolean;
};

/** A zip archive (APPNOTE 6.3) of the entries, which may lie about themselves. */
export function zipOf(...entries: Entry[]): Uint8Array {
	const locals: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const entry of entries) {
		const name = Buffer.from(entry.name);
		const folded = deflateRawSync(entry.content);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(entry.isEncrypted ? 1 : 0, 2);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(entry.claimedCrc ?? crc32(entry.content), 10);
		common.writeUInt32LE(folded.length, 14);
		common.writeUInt32LE(entry.claimedSize ?? entry.content.length, 18);
		common.writeUInt16LE(name.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, folded]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		central.push(
			Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, name])
		);
		locals.push(local);
		offset += local.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, directory, end]);
}
