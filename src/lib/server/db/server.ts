import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { actorSettings, APPLICATION_ROLE } from './actor-settings';
import type { Database, Tx } from './client';
import { watchedPool } from './watched-pool';

/** Any number will do, as long as every process of an installation uses the same. */
const MIGRATION_LOCK = 7_205_759;

/** Where a PostgreSQL server is, and as whom to reach it. */
export interface ServerAddress {
	/** URL of the login that the application works with. */
	url: string;
	/** URL of the login that owns the tables and migrates; the same login when absent. */
	ownerUrl: string;
	/** Connections kept open at most. */
	poolSize: number;
	/** Seconds that a statement may take, and after which a silent server is given up; 15 when absent. */
	patience?: number;
}

const PATIENCE = 15;
/** A process that froze in the middle of a transaction gives its locks back after this (ms). */
const IDLE_IN_TRANSACTION = 60_000;

/**
 * Migrates (one process at a time, the others wait), checks that the application role cannot
 * bypass row level security, and opens the pool.
 */
export async function openServerDatabase(
	address: ServerAddress,
	migrations: string
): Promise<Database> {
	await migrateServer(address.ownerUrl, migrations);
	const patience = (address.patience ?? PATIENCE) * 1_000;
	const pool = watchedPool(address.url, { size: address.poolSize, patience });
	const limits = sql`
		set_config('statement_timeout', ${String(patience)}, true),
		set_config('idle_in_transaction_session_timeout', ${String(IDLE_IN_TRANSACTION)}, true)`;
	const database: Database = {
		engine: 'server',
		transaction: (actor, work) =>
			pool.use((orm) =>
				orm.transaction(async (tx) => {
					await tx.execute(sql`${actorSettings(actor)}, ${limits}`);
					return work(tx as unknown as Tx);
				})
			),
		close: () => pool.close()
	};
	try {
		await refuseBypass(database);
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
}

/** Applies migrations under an advisory lock, so that processes starting together do it once. */
export async function migrateServer(ownerUrl: string, migrations: string): Promise<void> {
	const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
	try {
		const orm = drizzle(client);
		await orm.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
		await migrate(orm, { migrationsFolder: migrations });
		await orm.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
	} finally {
		await client.end({ timeout: 5 });
	}
}

async function refuseBypass(database: Database): Promise<void> {
	await database.transaction({ kind: 'system' }, async (tx) => {
		const [role] = (await tx.execute(sql`
			select current_user as name, rolsuper or rolbypassrls as bypasses,
				exists (select 1 from pg_tables where schemaname = 'public' and tableowner = current_user) as owns
			from pg_roles where rolname = current_user`)) as unknown as {
			name: string;
			bypasses: boolean;
			owns: boolean;
		}[];
		if (role?.name !== APPLICATION_ROLE || role.bypasses || role.owns) {
			throw new Error(
				`The role ${APPLICATION_ROLE} could bypass row level security: it must be neither ` +
					'superuser, nor BYPASSRLS, nor owner of a table. Nothing is served.'
			);
		}
	});
}
