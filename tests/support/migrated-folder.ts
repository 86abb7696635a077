import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbeddedDatabase } from '../../src/lib/server/db/embedded';
import { MIGRATIONS } from './migrations';

const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));

/** Hash of what a migrated, empty database is made from: the engine and the migrations. */
export function migrationsFingerprint(): string {
	const hash = createHash('sha256');
	hash.update(readFileSync(join(CACHE, '../node_modules/@electric-sql/pglite/package.json')));
	for (const name of readdirSync(MIGRATIONS).sort()) {
		if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
	}
	return hash.digest('hex').slice(0, 16);
}

/** Removes from the cache what was made of other migrations. */
export function forgetOthers(prefix: string, kept: string): void {
	mkdirSync(CACHE, { recursive: true });
	for (const old of readdirSync(CACHE)) {
		if (!old.startsWith(prefix) || old === kept) continue;
		rmSync(join(CACHE, old), { recursive: true, force: true });
	}
}

/** Where something of a name is kept from one run to the next. */
export function inCache(name: string): string {
	return join(CACHE, name);
}

/**
 * Data folder of an installation whose database is migrated and empty, made when missing: a new
 * database takes seconds to make, a copy of one tenths of a second. Only the set-up of journeys calls
 * it; they copy.
 */
export async function makeMigratedFolder(): Promise<string> {
	const name = `folder-${migrationsFingerprint()}`;
	const folder = inCache(name);
	if (existsSync(folder)) return folder;
	forgetOthers('folder-', name);
	const unfinished = `${folder}.${process.pid}`;
	const database = await openEmbeddedDatabase(unfinished, MIGRATIONS);
	await database.close();
	renameSync(unfinished, folder);
	return folder;
}

/** Copies the migrated, empty installation that the set-up made into a new folder. */
export function copyMigratedFolder(into: string): void {
	cpSync(process.env.MIGRATED_FOLDER!, into, { recursive: true });
}
