import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { startBenchDatabase, type BenchDatabase } from '../bench-database';
import { buildFolder, type Variant } from '../build-variant';
import { startGuarded, type GuardedProcess } from '../guarded-process';
import { openEmbeddedDatabase } from '../../../src/lib/server/db/embedded';
import { openServerDatabase } from '../../../src/lib/server/db/server';
import type { Database } from '../../../src/lib/server/db/client';
import { MIGRATIONS } from '../migrations';
import { freePort } from '../postgres-server';
import type { FaultSite } from './fault-site';
import { until } from './fault-site';

/** A process of the build that faults are done to. */
export interface FaultProcess {
	readonly name: string;
	readonly pid: number;
	/** Where it answers; null for a worker. */
	readonly origin: string | null;
	/** What it wrote since it was started first. */
	output(): string;
	isAlive(): boolean;
	/** SIGKILL: it has no time for anything. */
	kill(): Promise<void>;
	/** Starts it again, and waits until it answers when it is a server. */
	start(): Promise<void>;
	stop(): Promise<void>;
}

/** An installation under fault: a database and the processes that work on it. */
export interface Installation {
	readonly processes: readonly FaultProcess[];
	/** Reads or writes the database, beside the processes or while they are stopped. */
	look<T>(work: (db: Database) => Promise<T>): Promise<T>;
	/** What PostgreSQL's own check finds wrong with every index and its table; one sentence each. */
	corruption(): Promise<string[]>;
	stop(): Promise<void>;
}

/** The build that is served: another variant may be named, as when one is built. */
const VARIANT = (process.env.PASSERELLE_BUILD ?? 'e2e') as Variant;

/** Makes a process, not started yet. */
function faultProcess(
	kind: 'server' | 'worker',
	name: string,
	options: { env: Record<string, string>; cwd: string; origin: string | null }
): FaultProcess {
	let current: GuardedProcess | null = null;
	let isAlive = false;
	let past = '';
	const entry = join(buildFolder(VARIANT), 'bin', `${kind}.js`);
	const ended = async () => {
		await current?.ended;
		past += current?.output() ?? '';
		current = null;
	};
	return {
		name,
		origin: options.origin,
		get pid() {
			return current!.pid;
		},
		isAlive: () => isAlive,
		output: () => past + (current?.output() ?? ''),
		kill: async () => {
			process.kill(current!.pid, 'SIGKILL');
			await ended();
		},
		start: async () => {
			const started = await startGuarded(process.execPath, [entry], options);
			current = started;
			isAlive = true;
			void started.ended.then(() => (isAlive = current === started ? false : isAlive));
			if (!options.origin) return;
			await until(`${name} answers`, async () => {
				if (!isAlive) throw new Error(`${name} ended.\n${started.output()}`);
				return fetch(`${options.origin}/healthz`).then(
					(answer) => answer.ok,
					() => false
				);
			});
		},
		stop: async () => {
			await current?.stop();
			await ended();
		}
	};
}

async function serverOf(site: FaultSite, env: Record<string, string>): Promise<FaultProcess> {
	const port = String(await freePort());
	const origin = `http://localhost:${port}`;
	return faultProcess('server', 'server', {
		env: { ...site.env, ...env, PORT: port, ORIGIN: origin },
		cwd: site.folder,
		origin
	});
}

/** PostgreSQL, a server and some workers. Nothing is started but PostgreSQL. */
export interface ServerInstallation extends Installation {
	readonly database: BenchDatabase;
}

/**
 * An installation on a PostgreSQL server of its own: one server and `workers` workers, all of which
 * release and send.
 * @param options.through makes the address by which processes reach PostgreSQL: a proxy, for instance
 */
export async function onPostgres(
	site: FaultSite,
	options: {
		workers: number;
		env?: Record<string, string>;
		through?: (url: string) => Promise<string>;
		database?: BenchDatabase;
	}
): Promise<ServerInstallation> {
	const database = options.database ?? (await startBenchDatabase({ outlivesCrash: true }));
	const { through = (url: string) => Promise.resolve(url) } = options;
	const { DATABASE_URL, DATABASE_OWNER_URL } = database.env;
	const env = {
		DATABASE_URL: await through(DATABASE_URL),
		DATABASE_OWNER_URL: await through(DATABASE_OWNER_URL),
		...options.env
	};
	const workers = Array.from({ length: options.workers }, (_, n) =>
		faultProcess('worker', `worker ${n + 1}`, {
			env: { ...site.env, ...env },
			cwd: site.folder,
			origin: null
		})
	);
	const processes = [await serverOf(site, env), ...workers];
	let open: Promise<Database> | null = null;
	const address = { url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL, poolSize: 4 };
	return {
		database,
		processes,
		look: async (work) => work(await (open ??= openServerDatabase(address, MIGRATIONS))),
		corruption: () => checkIndexes((statement) => database.admin.unsafe(statement)),
		stop: async () => {
			await Promise.all(processes.map((one) => one.stop()));
			if (open) await (await open).close();
			if (!options.database) await database.stop();
		}
	};
}

/** An installation on the embedded database: one server. It is looked into while it is stopped. */
export async function onEmbedded(
	site: FaultSite,
	env: Record<string, string> = {}
): Promise<Installation> {
	const folder = mkdtempSync(join(site.folder, 'embedded-'));
	const server = await serverOf(site, { DATA_FOLDER: folder, ...env });
	return {
		processes: [server],
		look: async (work) => {
			const db = await openEmbeddedDatabase(folder, MIGRATIONS);
			try {
				return await work(db);
			} finally {
				await db.close();
			}
		},
		corruption: async () => {
			const engine = await PGlite.create({
				dataDir: join(folder, 'database'),
				extensions: { amcheck }
			});
			try {
				return await checkIndexes(async (statement) => (await engine.query(statement)).rows);
			} finally {
				await engine.close();
			}
		},
		stop: () => server.stop()
	};
}

/** Checks every B-tree against its table: order, and a row for each entry and an entry for each row. */
async function checkIndexes(query: (statement: string) => Promise<unknown>): Promise<string[]> {
	await query('create extension if not exists amcheck');
	const indexes = (await query(
		"select indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace"
	)) as { name: string }[];
	const wrong: string[] = [];
	for (const { name } of indexes) {
		try {
			await query(`select bt_index_parent_check('${name}'::regclass, true)`);
		} catch (error) {
			wrong.push(`${name}: ${(error as Error).message}`);
		}
	}
	return wrong;
}
