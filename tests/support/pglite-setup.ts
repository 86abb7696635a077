import { PGlite } from '@electric-sql/pglite';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { embeddedDatabase } from '../../src/lib/server/db/embedded';
import { MIGRATIONS } from './migrations';

declare module 'vitest' {
	export interface ProvidedContext {
		/** File that holds a migrated, empty embedded database. */
		pgliteDump: string;
	}
}

const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));

/**
 * Boots and migrates PGlite once: workers load its dump, in a tenth of the time. The dump is kept
 * from one run to the next, under the hash of what it was made from.
 */
export default async function setup(project: TestProject): Promise<void> {
	const file = join(CACHE, `pglite-${fingerprint()}.tar`);
	if (!existsSync(file)) {
		mkdirSync(CACHE, { recursive: true });
		for (const old of readdirSync(CACHE)) {
			if (/^pglite-.*\.tar$/.test(old)) rmSync(join(CACHE, old), { force: true });
		}
		const engine = await PGlite.create();
		const database = await embeddedDatabase(engine, MIGRATIONS);
		const dump = await engine.dumpDataDir('none');
		await database.close();
		const unfinished = `${file}.${process.pid}`;
		writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
		renameSync(unfinished, file);
	}
	project.provide('pgliteDump', file);
}

function fingerprint(): string {
	const hash = createHash('sha256');
	hash.update(readFileSync(join(CACHE, '../node_modules/@electric-sql/pglite/package.json')));
	for (const name of readdirSync(MIGRATIONS).sort()) {
		if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
	}
	return hash.digest('hex').slice(0, 16);
}
