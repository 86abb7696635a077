import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderHolder, FolderLockedError } from '$lib/server/db/folder-lock';

/** Says that the demo made a folder, and may remove it. */
const MARK = 'demonstration';

/** The folder holds something that the demo did not make. */
export class NotADemoFolderError extends Error {
	override name = 'NotADemoFolderError';
}

/**
 * Empties the demo's folder, and makes it when it is absent.
 * @param isKept leaves what an earlier demo made there
 * @returns whether the folder is new, to be filled
 * @throws NotADemoFolderError when the folder holds anything that the demo did not make
 * @throws FolderLockedError when a demo is running there
 */
export function openDemoFolder(folder: string, isKept: boolean): boolean {
	const isThere = existsSync(folder) && readdirSync(folder).length > 0;
	if (isThere) {
		if (!existsSync(join(folder, MARK))) throw new NotADemoFolderError(folder);
		const holder = folderHolder(folder);
		if (holder) throw new FolderLockedError(folder, holder);
		if (isKept && existsSync(join(folder, 'database'))) return false;
		rmSync(folder, { recursive: true });
	}
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	writeFileSync(join(folder, MARK), '');
	return true;
}
