import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { readConfig } from '$lib/server/config';
import { lockFolder } from '$lib/server/db/folder-lock';
import { migrateServer } from '$lib/server/db/server';
import { moveData, TargetNotEmptyError } from '$lib/server/installation/move-data';
import { migrationsFolder } from '$lib/server/process-app';

/** Moves the embedded database of DATA_FOLDER to the PostgreSQL server of DATABASE_URL. */
async function main(): Promise<void> {
	const { database } = readConfig(process.env);
	if (database.kind !== 'server') {
		throw new Error('Set DATABASE_URL to the PostgreSQL database that will receive the data.');
	}
	const folder = process.env.DATA_FOLDER || '.data';
	if (!existsSync(join(folder, 'database'))) {
		throw new Error(`There is no embedded database in ${folder}. Set DATA_FOLDER to its folder.`);
	}
	const unlock = lockFolder(folder);
	try {
		say(`Opening the embedded database of ${folder}`);
		const source = await PGlite.create({ dataDir: join(folder, 'database') });
		await migrate(drizzle(source), { migrationsFolder: migrationsFolder() });
		say('Preparing the PostgreSQL database');
		await migrateServer(database.ownerUrl, migrationsFolder());
		const target = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
		const moved = await moveData(source, target, (table, count) => say(`  ${table}: ${count}`));
		await target.end();
		await source.close();
		say(`${moved} rows moved. Start the server with DATABASE_URL; keep ${folder} as a copy.`);
	} finally {
		unlock();
	}
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

main().catch((error: Error) => {
	const sentence =
		error instanceof TargetNotEmptyError
			? `The PostgreSQL database already holds rows (table ${error.message}). Give an empty one.`
			: error.message;
	process.stderr.write(`${sentence} Nothing was moved.\n`);
	process.exit(1);
});
