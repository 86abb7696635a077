import { PGlite } from '@electric-sql/pglite';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { embeddedDatabase } from '../../src/lib/server/db/embedded';
import { forgetOthers, inCache, migrationsFingerprint } from './migrated-folder';
import { MIGRATIONS } from './migrations';

declare module 'vitest' {
	export interface ProvidedContext {
		/** File that holds a migrated, empty embedded database. */
		pgliteDump: string;
	}
}

/**
 * Boots and migrates PGlite once: workers load its dump, in a tenth of the time. The dump is kept
 * from one run to the next, under the hash of what it was made from.
 */
export default async function setup(project: TestProject): Promise<void> {
	const name = `pglite-${migrationsFingerprint()}.tar`;
	const file = inCache(name);
	if (!existsSync(file)) {
		forgetOthers('pglite-', name);
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
