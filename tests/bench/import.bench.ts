import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { build } from 'vite';
import { migrateServer } from '../../src/lib/server/db/server';
import { largeSchool } from '../factories/large-school';
import { eleve, header, pupilsXml } from '../factories/siecle';
import { findPostgres } from '../support/find-postgres';
import { MIGRATIONS } from '../support/migrations';
import { startPostgres } from '../support/postgres-server';

type Measure = { seconds: number; peakMegabytes: number };

const CACHE = join(import.meta.dirname, '../../.cache');
const RUNS = 3;

/**
 * The import command as an administrator runs it, from its start to its end (opening the database
 * included), on 1 000 pupils and 1 700 guardians: the median of three new schools, and the largest
 * resident memory that the process ever had (VmHWM of Linux).
 */
export async function run(): Promise<object> {
	mkdirSync(CACHE, { recursive: true });
	const folder = mkdtempSync(join(CACHE, 'bench-import-'));
	try {
		await build({ mode: 'entries', logLevel: 'error', build: { outDir: join(folder, 'bin') } });
		const pglite = await measureSchools(folder, { DATA_FOLDER: join(folder, 'data') });
		return { pglite, postgres: await onServer((env) => measureSchools(folder, env)) };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function measureSchools(folder: string, env: Record<string, string>): Promise<Measure> {
	// The first opening makes and migrates the database: that is installing, not importing.
	await importFiles(folder, env, '0999980A', {
		pupils: pupilsXml(eleve('1', 'ESSAI', 'Zoé'), '', header('0999980A'))
	});
	const measures: Measure[] = [];
	for (let n = 1; n <= RUNS; n += 1) {
		const uai = `099998${n}A`;
		measures.push(await importFiles(folder, env, uai, largeSchool(uai)));
	}
	const sorted = measures.map(({ seconds }) => seconds).sort((a, b) => a - b);
	return {
		seconds: Number((sorted[Math.floor(RUNS / 2)] ?? 0).toFixed(2)),
		peakMegabytes: Math.max(...measures.map(({ peakMegabytes }) => peakMegabytes))
	};
}

async function importFiles(
	folder: string,
	env: Record<string, string>,
	uai: string,
	files: Record<string, Uint8Array>
): Promise<Measure> {
	const paths = Object.entries(files).map(([name, bytes]) => {
		const path = join(folder, `${uai}-${name}.xml`);
		writeFileSync(path, bytes);
		return path;
	});
	const command = [join(folder, 'bin/import.js'), '--appliquer', '--nom', uai, '--zone', 'B'];
	const started = performance.now();
	const child = spawn(process.execPath, [...command, ...paths], {
		env: { ...process.env, LOG_LEVEL: 'error', ...env },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	let peakMegabytes = 0;
	const watch = setInterval(() => {
		peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid));
	}, 10);
	const code = await new Promise((resolve) => child.on('exit', resolve));
	clearInterval(watch);
	if (code !== 0) throw new Error(`The import of ${uai} failed.`);
	return { seconds: (performance.now() - started) / 1_000, peakMegabytes };
}

function peakOf(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
	} catch {
		return 0;
	}
}

/** Runs `work` against a PostgreSQL server of its own, with an owner and an application login. */
async function onServer(work: (env: Record<string, string>) => Promise<Measure>): Promise<Measure> {
	const server = await startPostgres(findPostgres());
	try {
		const admin = postgres(server.url('postgres'), { max: 1, onnotice: () => {} });
		await admin.unsafe(`create role bench_owner login createrole password '${server.password}'`);
		await admin.unsafe(`create role bench_web login password '${server.password}'`);
		await admin.unsafe('create database bench owner bench_owner');
		await migrateServer(server.url('bench', 'bench_owner'), MIGRATIONS);
		await admin.unsafe('grant passerelle_app to bench_web');
		await admin.end();
		return await work({
			DATABASE_URL: server.url('bench', 'bench_web'),
			DATABASE_OWNER_URL: server.url('bench', 'bench_owner')
		});
	} finally {
		await server.stop();
	}
}
