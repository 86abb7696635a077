import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { migrateServer } from '../../src/lib/server/db/server';
import { findPostgres } from './find-postgres';
import { MIGRATIONS } from './migrations';
import { startPostgres, type PostgresOptions, type PostgresServer } from './postgres-server';

/** A migrated database on a PostgreSQL server of a bench's own. */
export interface BenchDatabase {
	readonly server: PostgresServer;
	/** Superuser, to seed and to count: policies do not hold it. */
	admin: postgres.Sql;
	/** Settings by which the application reaches it, with logins as an installation has them. */
	env: { DATABASE_URL: string; DATABASE_OWNER_URL: string };
	/** Processor seconds of the server and of its sessions that have ended. */
	cpuSeconds(): number;
	stop(): Promise<void>;
}

/** Clock ticks of /proc, per second: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Starts and migrates it, with an owner and an application login. */
export async function startBenchDatabase(options?: PostgresOptions): Promise<BenchDatabase> {
	const server = await startPostgres(findPostgres(), options);
	const url = (login?: string) => server.url('bench', login);
	try {
		const root = postgres(server.url('postgres'), { max: 1, onnotice: () => {} });
		await root.unsafe(`create role bench_owner login createrole password '${server.password}'`);
		await root.unsafe(`create role bench_web login password '${server.password}'`);
		await root.unsafe('create database bench owner bench_owner');
		await migrateServer(url('bench_owner'), MIGRATIONS);
		await root.unsafe('grant passerelle_app to bench_web');
		await root.end();
	} catch (error) {
		await server.stop();
		throw error;
	}
	const admin = postgres(url(), { max: 1, onnotice: () => {} });
	return {
		server,
		admin,
		env: { DATABASE_URL: url('bench_web'), DATABASE_OWNER_URL: url('bench_owner') },
		cpuSeconds: () => {
			const stat = readFileSync(`/proc/${server.pid}/stat`, 'utf8');
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
		},
		stop: async () => {
			await admin.end({ timeout: 5 });
			await server.stop();
		}
	};
}
