import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Absolute paths of every file of a folder of the project. */
export function sourceFiles(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

/** Names of what lies at the top of the project. */
export function topLevel(): string[] {
	return readdirSync(ROOT);
}

/** A path as seen from the top of the project. */
export const relative = (path: string) => path.slice(ROOT.length);
