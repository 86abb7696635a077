import { PGlite } from '@electric-sql/pglite';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { Database } from '../../src/lib/server/db/client';
import { embeddedDatabase } from '../../src/lib/server/db/embedded';
import { openServerDatabase } from '../../src/lib/server/db/server';
import { MIGRATIONS } from './migrations';
import { OWNER, TEMPLATE } from './postgres-setup';

/** A migrated database of a test's own, on the engine that the running project tests. */
export interface TestDatabase extends Database {
	/** Addresses for code that opens the database itself; null when it is embedded. */
	readonly server: { url: string; ownerUrl: string } | null;
	/** SQL as the superuser, outside of row level security: for what no actor may do. */
	asSuperuser(statements: string): Promise<void>;
	/** Removes every row (the journal's too), keeps the tables. */
	empty(): Promise<void>;
}

/** Opens an empty, migrated database. The caller closes it, which also removes it. */
export function openTestDatabase(): Promise<TestDatabase> {
	return process.env.TEST_DATABASE === 'postgres' ? openOnServer() : openEmbedded();
}

const EMPTY = `
	set session_replication_role = replica;
	do $$ declare names text; begin
		select string_agg(format('%I', tablename), ', ') into names
		from pg_tables where schemaname = 'public';
		execute 'truncate ' || names || ' restart identity cascade';
	end $$;
	set session_replication_role = origin;`;

async function openEmbedded(): Promise<TestDatabase> {
	const dump = readFileSync(inject('pgliteDump'));
	const engine = await PGlite.create({ loadDataDir: new Blob([dump]) });
	const database = await embeddedDatabase(engine, MIGRATIONS);
	const asSuperuser = async (statements: string) => void (await engine.exec(statements));
	return { ...database, server: null, asSuperuser, empty: () => asSuperuser(EMPTY) };
}

async function openOnServer(): Promise<TestDatabase> {
	const addresses = inject('postgres');
	const name = `test_${randomBytes(6).toString('hex')}`;
	await command(addresses.admin, `create database ${name} template ${TEMPLATE} owner ${OWNER}`);
	const at = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
	const server = { url: at(addresses.application), ownerUrl: at(addresses.owner) };
	const database = await openServerDatabase({ ...server, poolSize: 8 }, MIGRATIONS);
	const asSuperuser = (statements: string) => command(at(addresses.admin), statements);
	return {
		...database,
		server,
		asSuperuser,
		empty: () => asSuperuser(EMPTY),
		close: async () => {
			await database.close();
			await command(addresses.admin, `drop database if exists ${name} with (force)`);
		}
	};
}

async function command(address: string, statements: string): Promise<void> {
	const client = postgres(address, { max: 1, onnotice: () => {} });
	try {
		await client.unsafe(statements);
	} finally {
		await client.end();
	}
}
