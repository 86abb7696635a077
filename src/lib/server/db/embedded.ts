import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { actorSettings } from './actor-settings';
import type { Database, Tx } from './client';
import { lockFolder } from './folder-lock';

/**
 * Opens the embedded database in `folder` (made when absent) and migrates it.
 * Its user is a superuser: policies are exercised here, on a PostgreSQL server they are a wall.
 * @throws FolderLockedError when another process holds the folder
 */
export async function openEmbeddedDatabase(folder: string, migrations: string): Promise<Database> {
	const unlock = lockFolder(folder);
	try {
		const dataDir = join(folder, 'database');
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		const engine = await PGlite.create({ dataDir });
		const database = await embeddedDatabase(engine, migrations);
		return {
			...database,
			close: async () => {
				await database.close();
				unlock();
			}
		};
	} catch (error) {
		unlock();
		throw error;
	}
}

/** Migrates an open PGlite and dresses it as a Database; tests hand over one in memory. */
export async function embeddedDatabase(engine: PGlite, migrations: string): Promise<Database> {
	const orm = drizzle(engine);
	await migrate(orm, { migrationsFolder: migrations });
	return {
		engine: 'embedded',
		transaction: (actor, work) =>
			orm.transaction(async (tx) => {
				await tx.execute(actorSettings(actor));
				return work(tx as unknown as Tx);
			}),
		close: () => engine.close()
	};
}
