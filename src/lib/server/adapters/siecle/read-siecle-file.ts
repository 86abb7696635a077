import type { FileRefusal } from '$lib/domain/directory/errors';
import type { SchoolFile } from '$lib/domain/directory/school-file';
import { ok, refuse, type Result } from '$lib/domain/shared/result';
import { guardiansReader } from './read-guardians';
import { pupilsReader } from './read-pupils';
import { Refused } from './refused';
import { streamRecords } from './stream-records';
import { MAX_UNFOLDED_BYTES, isZip, unzipSingle } from './unzip-single';

/**
 * Reads a generic XML export of SIECLE Base Élèves, `ElevesAvecAdresses` or
 * `ResponsablesAvecAdresses` (with or without addresses), as XML or as a zip of one XML.
 * The kind is told by the root element, never by the name.
 *
 * @param file Name of the file as the person knows it, for refusals and remarks.
 * @returns The records and remarks on single rows, or why the whole file is refused.
 */
export async function readSiecleFile(
	file: string,
	bytes: Uint8Array
): Promise<Result<SchoolFile, FileRefusal>> {
	try {
		return ok(await read(file, bytes));
	} catch (error) {
		if (error instanceof Refused) return refuse({ ...error.refusal, file } as FileRefusal);
		throw error;
	}
}

async function read(file: string, bytes: Uint8Array): Promise<SchoolFile> {
	if (bytes.length > MAX_UNFOLDED_BYTES)
		throw new Refused({ code: 'file.too-large', megabytes: MAX_UNFOLDED_BYTES / 1024 / 1024 });
	const xml = isZip(bytes) ? await unzipSingle(bytes) : bytes;
	const first = firstByteOfText(xml);
	if (first === undefined) throw new Refused({ code: 'file.empty' });
	if (first !== 0x3c && first < 0xfe) throw new Refused({ code: 'file.unknown-kind' });
	let finish: (() => SchoolFile) | null = null;
	streamRecords(xml, (root) => {
		const reader =
			root === 'BEE_ELEVES'
				? pupilsReader(file)
				: root === 'BEE_RESPONSABLES'
					? guardiansReader(file)
					: null;
		finish = reader?.finish ?? null;
		return reader?.handlers ?? null;
	});
	// Control flow analysis does not see the assignment in the callback.
	return (finish as unknown as () => SchoolFile)();
}

/**
 * Whether bytes are an XML export or an archive, as opposed to a CSV file; nothing is said of
 * whether they can be read. An empty file is neither.
 */
export function looksLikeSiecle(bytes: Uint8Array): boolean {
	return isZip(bytes) || firstByteOfText(bytes.subarray(0, 4096)) === 0x3c;
}

/** The first byte that is neither blank nor of a UTF-8 mark; XML begins with `<`. */
function firstByteOfText(bytes: Uint8Array): number | undefined {
	return bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
}
