import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readGuardianFilters } from '../../src/lib/domain/funnel/list-guardians.input';
import { readItemFilters } from '../../src/lib/domain/message/list-items.input';
import type { StaffActor } from '../../src/lib/domain/shared/actor';
import { createApp, type App } from '../../src/lib/server/app';
import { listItems } from '../../src/lib/server/compose/list-items';
import { readConfig } from '../../src/lib/server/config';
import { openServerDatabase } from '../../src/lib/server/db/server';
import { countSteps } from '../../src/lib/server/funnel/count-steps';
import { findFamilies } from '../../src/lib/server/funnel/find-families';
import { listGuardians } from '../../src/lib/server/funnel/list-guardians';
import { readFigures } from '../../src/lib/server/funnel/read-figures';
import { readGuardian } from '../../src/lib/server/funnel/read-guardian';
import { PRESENT, seedSchools, type Sizes } from '../support/back-office/seed-schools';
import { startBenchDatabase } from '../support/bench-database';
import { MIGRATIONS } from '../support/migrations';

/** The school that is measured has 2 000 families; with the 49 others, 60 000. */
const MEASURED = 2_000;
const ONE: Sizes = [MEASURED];
const FIFTY: Sizes = [MEASURED, ...Array.from({ length: 48 }, () => 1_184), 1_168];
const WARM_UPS = 4;
const RUNS = 40;

/**
 * The back-office's pages of one school of 2 000 families, alone in its database and among 50 schools
 * (60 000 guardians, more than 2 million events), as the application role under row level security.
 * Each figure is the 95th percentile of the server's time, and beside it of the processor's, which
 * other programs of the machine don't lengthen; the ratio, of medians of the processor's time for the
 * same reason, is the worst of list, search and funnel, fifty schools over one.
 */
export async function run(): Promise<object> {
	const alone = await open(ONE);
	const among = await open(FIFTY);
	try {
		const [few, many] = await measureInTurn([alone, among]);
		const ratios = (['list', 'search', 'funnel'] as const).map((page) =>
			round(median(many.cpu[page]!) / median(few.cpu[page]!))
		);
		return {
			schools: FIFTY.length,
			guardians: FIFTY.reduce((sum, size) => sum + size, 0),
			events: among.events,
			p95Ms: percentiles(many.wall),
			aloneP95Ms: percentiles(few.wall),
			cpuP95Ms: percentiles(many.cpu),
			aloneCpuP95Ms: percentiles(few.cpu),
			ratio: Math.max(...ratios)
		};
	} finally {
		await alone.close();
		await among.close();
	}
}

type Times = Record<string, number[]>;
type Installation = {
	app: App;
	events: number;
	/** Processor milliseconds of its database sessions so far. */
	sessionsCpu(): number;
	close(): Promise<void>;
};

/** An installation of so many schools. */
async function open(sizes: Sizes): Promise<Installation> {
	const database = await startBenchDatabase({ asInUse: true });
	const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = database.env;
	const db = await openServerDatabase({ url, ownerUrl, poolSize: 1 }, MIGRATIONS);
	const config = readConfig({ ORIGIN: 'https://passerelle.example.org', LOG_LEVEL: 'error' });
	const clock = { now: () => new Date(PRESENT) };
	const app = await createApp(config, MIGRATIONS, 'production', { clock, db });
	await seedSchools(database.admin, sizes);
	const [counted] = await database.admin.unsafe(
		`select ${EVENTS.map((table) => `(select count(*) from ${table})`).join(' + ')} as n`
	);
	await app.db.transaction({ kind: 'system' }, () => Promise.resolve());
	const sessions = await database.admin.unsafe(
		`select pid from pg_stat_activity where usename = 'bench_web'`
	);
	return {
		app,
		sessionsCpu: () => sessions.reduce((sum, { pid }) => sum + onProcessor(Number(pid)), 0),
		events: Number(counted!['n']),
		close: async () => {
			await app.close();
			await database.stop();
		}
	};
}

const EVENTS = [
	'item_version',
	'presence_day',
	'notice',
	'item_seen',
	'family_writing',
	'invitation',
	'outreach',
	'service_connection',
	'workshop_registration'
];

/** Milliseconds that a process has run (Linux, schedstat). */
const onProcessor = (pid: number) =>
	Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

const idOf = (text: string) =>
	createHash('md5')
		.update(text)
		.digest('hex')
		.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** Each page of each installation in turn: what else the machine does weighs on all alike. */
async function measureInTurn(
	installations: readonly [Installation, Installation]
): Promise<[Measured, Measured]> {
	const measured: [Measured, Measured] = [
		{ wall: {}, cpu: {} },
		{ wall: {}, cpu: {} }
	];
	for (let n = -WARM_UPS; n < RUNS; n++) {
		for (const [which, { app, sessionsCpu }] of installations.entries()) {
			for (const [page, read] of Object.entries(pagesOf(app))) {
				const own = process.cpuUsage();
				const [startedAt, sessionsAt] = [performance.now(), sessionsCpu()];
				await read(n + WARM_UPS);
				const wall = performance.now() - startedAt;
				const { user, system } = process.cpuUsage(own);
				const cpu = sessionsCpu() - sessionsAt + (user + system) / 1_000;
				if (n < 0) continue;
				(measured[which]!.wall[page] ??= []).push(wall);
				(measured[which]!.cpu[page] ??= []).push(cpu);
			}
		}
	}
	return measured;
}

type Measured = { wall: Times; cpu: Times };

function pagesOf(app: App): Record<string, (n: number) => Promise<unknown>> {
	const actor: StaffActor = {
		kind: 'staff',
		staffId: idOf('staff 0 1'),
		schoolId: idOf('school 0 '),
		roles: ['head'],
		name: 'Médiatrice 1',
		sessionId: 'bench',
		locale: 'fr'
	};
	const filters = (query = '') => readGuardianFilters(new URLSearchParams(query));
	const typed = ['mohamed', 'fatma benali', 'nguyen', '06 39', 'dia', 'amina haddad', 'zzz'];
	return {
		list: () => listGuardians(app, actor, filters()),
		search: (n) => findFamilies(app, actor, typed[n % typed.length]!),
		funnel: () => countSteps(app, actor, filters()),
		figures: () => readFigures(app, actor),
		card: (n) => readGuardian(app, actor, idOf(`guardian 0 ${n * 31}`)),
		messages: () => listItems(app, actor, readItemFilters(new URLSearchParams('sorte=message')))
	};
}

const sorted = (times: number[]) => times.toSorted((a, b) => a - b);
const median = (times: number[]) => sorted(times)[Math.floor(times.length / 2)]!;
const round = (n: number) => Math.round(n * 100) / 100;
const percentiles = (times: Times) =>
	Object.fromEntries(
		Object.entries(times).map(([page, ms]) => [
			page,
			Math.round(sorted(ms)[Math.ceil(ms.length * 0.95) - 1]! * 10) / 10
		])
	);
