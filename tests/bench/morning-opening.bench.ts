import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { startBenchDatabase, type BenchDatabase } from '../support/bench-database';
import { startChild, type ChildWork } from '../support/child-work';
import { MIGRATIONS } from '../support/migrations';
import type { Measured } from '../support/morning/measured-work';
import { seedMorning } from '../support/morning/seed-morning';
import type { ServiceReady, ServiceReport } from '../support/morning/service-process';
import { selfSigned } from '../support/self-signed';
import { BUNDLED, shared } from '../support/vite-settings';

const PROCESSES = 2;
/** As many as a process of ours has under way at one push service. */
const CONCURRENCY = 100;
const SATURDAY = '2026-09-12T10:00:00Z';
/** Monday, 7:00 in Paris. */
const OPENING = '2026-09-14T05:00:00Z';
const CACHE = join(import.meta.dirname, '../../.cache');
const PROGRAMS = join(import.meta.dirname, '../support/morning');

/** As `npm run worker` starts a worker: what does not live long gets little room. */
const WORKER_FLAGS = ['--max-semi-space-size=8'];

/**
 * The opening of a Monday: 100 000 deliveries (20 000 in the short form) that waited for it are
 * drained by two processes on PostgreSQL to a push service over TLS, all bookkeeping included. In
 * the same run, before and after, a plain loop over web-push's sendNotification, with as many
 * processes and requests under way and no database, sends a quarter as many each time.
 *
 * web-push names no agent: its requests go through Node's own, which keeps its connections since
 * Node 19; a hundred of them, that is, for each of its processes. The push service is the same for
 * both, and costs as little as one can that really speaks TLS.
 */
export async function run({ long }: { long: boolean }): Promise<object> {
	const deliveries = long ? 100_000 : 20_000;
	mkdirSync(CACHE, { recursive: true });
	const folder = mkdtempSync(join(CACHE, 'bench-morning-'));
	const tls = selfSigned();
	const trust = { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'), LOG_LEVEL: 'error' };
	let service: ChildWork | undefined;
	let database: BenchDatabase | undefined;
	try {
		await buildPrograms(folder);
		writeFileSync(trust.NODE_EXTRA_CA_CERTS, tls.cert);
		service = startChild(join(folder, 'service-process.js'), {
			TLS_CERT: tls.cert,
			TLS_KEY: tls.key
		});
		const ready = (await service.first) as ServiceReady;
		database = await startBenchDatabase({ asInUse: true });
		await seedMorning(database.admin, ready, { deliveries, saturday: SATURDAY, opening: OPENING });

		const plainCount = deliveries / 4;
		const plain = (): Promise<Lot> =>
			sendLot(service!, plainCount, (n) =>
				startChild(join(folder, 'plain-loop-process.js'), {
					...trust,
					SERVICE: JSON.stringify(ready),
					CONCURRENCY: String(CONCURRENCY),
					FROM: String((n * plainCount) / PROCESSES),
					TO: String(((n + 1) * plainCount) / PROCESSES)
				})
			);
		const before = await plain();
		const idle = database.cpuSeconds();
		const ours = await sendLot(service, deliveries, () =>
			startChild(
				join(folder, 'drain-process.js'),
				{
					...trust,
					...database!.env,
					START: OPENING,
					MIGRATIONS,
					ORIGIN: 'https://passerelle.example.org',
					PUSH_LOOPBACK: 'on'
				},
				WORKER_FLAGS
			)
		);
		const databaseCpu = database.cpuSeconds() - idle;
		const after = await plain();
		const unsent = await database.admin`select count(*)::int as n from delivery
			where state <> 'sent' or attempts <> 1 or lease_until is not null`;
		return numbers({ ours, plain: [before, after], databaseCpu, unsent: unsent[0]!.n as number });
	} finally {
		service?.stop();
		await database?.stop();
		rmSync(folder, { recursive: true });
	}
}

/** A lot of messages sent by several processes at once. */
interface Lot {
	count: number;
	processes: Measured[];
	seconds: number;
	cpuSeconds: number;
	report: ServiceReport;
}

async function sendLot(
	service: ChildWork,
	count: number,
	start: (n: number) => ChildWork
): Promise<Lot> {
	await service.ask({ devices: count });
	const children = Array.from({ length: PROCESSES }, (_, n) => start(n));
	try {
		await Promise.all(children.map((child) => child.first));
		const processes = await Promise.all(children.map((child) => child.ask<Measured>('go')));
		await Promise.all(children.map((child) => child.ended()));
		const report = await service.ask<ServiceReport>('report');
		if (report.refusal) throw new Error(`The push service refused a message: ${report.refusal}`);
		return {
			count,
			processes,
			seconds: Math.max(...processes.map((one) => one.seconds)),
			cpuSeconds: processes.reduce((sum, one) => sum + one.cpuSeconds, 0),
			report
		};
	} finally {
		for (const child of children) child.stop();
	}
}

function numbers(run: { ours: Lot; plain: Lot[]; databaseCpu: number; unsent: number }): object {
	const { ours, plain } = run;
	const rate = (lots: Lot[]) => sum(lots, (lot) => lot.count) / sum(lots, (lot) => lot.seconds);
	const micros = (lots: Lot[], seconds: (lot: Lot) => number) =>
		Math.round((1e6 * sum(lots, seconds)) / sum(lots, (lot) => lot.count));
	const cpu = {
		worker: micros([ours], (lot) => lot.cpuSeconds),
		database: micros([ours], () => run.databaseCpu),
		pushService: micros([ours], (lot) => lot.report.cpuSeconds)
	};
	const plainCpu = {
		loop: micros(plain, (lot) => lot.cpuSeconds),
		pushService: micros(plain, (lot) => lot.report.cpuSeconds)
	};
	const total = cpu.worker + cpu.database + cpu.pushService;
	const plainTotal = plainCpu.loop + plainCpu.pushService;
	return {
		deliveries: ours.count,
		perSecond: Math.round(rate([ours])),
		plainPerSecond: Math.round(rate(plain)),
		ratio: round(rate([ours]) / rate(plain)),
		peakMegabytes: Math.max(...ours.processes.map((one) => one.peakMegabytes)),
		startMegabytes: Math.max(...ours.processes.map((one) => one.samples[0] ?? 0)),
		memoryGrowth: round(Math.max(...ours.processes.map((one) => growth(one.samples)))),
		cpuMicrosPerDelivery: { ...cpu, total },
		plainCpuMicrosPerDelivery: { ...plainCpu, total: plainTotal },
		cpuRatio: round(plainTotal / total),
		load: loadavg().map(round),
		checked: ours.report.checked,
		lost: Math.max(ours.report.missing, run.unsent),
		twice: ours.report.repeated
	};
}

/** Memory of the last quarter over that of the second one: 1 when it is flat. */
function growth(samples: number[]): number {
	const quarter = Math.max(1, Math.floor(samples.length / 4));
	const mean = (part: number[]) => sum(part, (one) => one) / part.length;
	return mean(samples.slice(-quarter)) / mean(samples.slice(quarter, 2 * quarter));
}

function sum<T>(list: T[], of: (one: T) => number): number {
	return list.reduce((total, one) => total + of(one), 0);
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}

async function buildPrograms(outDir: string): Promise<void> {
	const input = readdirSync(PROGRAMS)
		.filter((file) => file.endsWith('-process.ts'))
		.map((file) => join(PROGRAMS, file));
	await build({
		...shared,
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		ssr: { noExternal: BUNDLED },
		build: {
			ssr: true,
			outDir,
			emptyOutDir: false,
			target: 'node22',
			rollupOptions: { input, output: { entryFileNames: '[name].js' } }
		}
	});
}
