import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';
import { findPostgres } from './find-postgres.ts';
import { startGuarded, type GuardedProcess } from './guarded-process.ts';

/**
 * `npm test`: everything, step by step, going on after a failure. `npm test -- lint unit` runs the
 * steps named. The last line is the count alone.
 */
const ROOT = join(import.meta.dirname, '../..');
const REPORTS = join(ROOT, 'test-results/reports');
rmSync(REPORTS, { recursive: true, force: true });

interface Count {
	passed: number;
	failed: number;
	skipped: number;
}

interface Step {
	name: string;
	/** What the step does, for the progress line. */
	title: string;
	/** Steps without which this one has nothing to say. */
	needs?: string[];
	run(): Promise<Count>;
}

const PASSED: Count = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Count = { passed: 0, failed: 1, skipped: 0 };
const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };

let running: GuardedProcess | null = null;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs a program; shows what it wrote if it failed. */
async function command(program: string, args: string[], env: Record<string, string> = {}) {
	running = await startGuarded(program, args, {
		cwd: ROOT,
		env: { ...process.env, NO_COLOR: '1', ...env },
		group: true
	});
	const status = await running.ended;
	if (status !== 0) say(running.output().trimEnd());
	running = null;
	return status === 0;
}

async function script(name: string, env: Record<string, string> = {}): Promise<Count> {
	return (await command('npm', ['run', '--silent', name], env)) ? PASSED : FAILED;
}

/** Runs a project of vitest and reads its counts; a file that cannot be loaded is a failure. */
async function project(name: string): Promise<Count> {
	const report = join(REPORTS, `${name}.json`);
	const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
	const isPassed = await command(process.execPath, [
		...[vitest, 'run', '--project', name],
		...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
	]);
	if (!existsSync(report)) return FAILED;
	const result = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
	const failed = result.numFailedTests ?? 0;
	return {
		passed: result.numPassedTests ?? 0,
		failed: isPassed ? failed : Math.max(failed, 1),
		skipped: (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0)
	};
}

/** Finds or installs a program that tests need. */
async function prepare(find: () => string): Promise<Count> {
	try {
		say(`  ${find()}`);
		return NOTHING;
	} catch (error) {
		say((error as Error).message);
		return FAILED;
	}
}

const STEPS: Step[] = [
	{
		name: 'chromium',
		title: 'looking for Chromium',
		run: () => prepare(() => (process.env.CHROMIUM_PATH = findChromium(say)))
	},
	{
		name: 'postgres',
		title: 'looking for a PostgreSQL server',
		run: () =>
			prepare(() => {
				const { folder, version } = findPostgres(say);
				return `PostgreSQL ${version} in ${folder}`;
			})
	},
	{ name: 'lint', title: 'lint', run: () => script('lint') },
	{ name: 'types', title: 'types', run: () => script('types') },
	{ name: 'unit', title: 'rules, architecture and messages', run: () => project('unit') },
	{
		name: 'integration-pglite',
		title: 'use cases on the embedded database',
		run: () => project('integration-pglite')
	},
	{
		name: 'integration-postgres',
		title: 'use cases on a PostgreSQL server',
		needs: ['postgres'],
		run: () => project('integration-postgres')
	},
	{
		name: 'build',
		title: 'building the application for journeys',
		run: () => script('build', { PASSERELLE_BUILD: 'e2e', NODE_ENV: 'production' })
	},
	{
		name: 'faults',
		title: 'kills, outages and odd clocks',
		needs: ['postgres', 'build'],
		run: () => project('faults')
	},
	{
		name: 'e2e',
		title: 'journeys in a browser',
		needs: ['chromium', 'build'],
		run: () => project('e2e')
	}
];

async function runAll(names: string[]): Promise<number> {
	const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
	if (unknown.length > 0) {
		say(`No step is named ${unknown.join(', ')}. Steps: ${STEPS.map((s) => s.name).join(', ')}.`);
		return 2;
	}
	const steps = STEPS.filter(({ name }) => names.length === 0 || names.includes(name));
	const total = { ...NOTHING };
	const broken = new Set<string>();
	for (const [index, step] of steps.entries()) {
		const started = performance.now();
		say(`[${index + 1}/${steps.length}] ${step.title}…`);
		const missing = step.needs?.filter((need) => broken.has(need)) ?? [];
		if (missing.length > 0) say(`  not run: ${missing.join(' and ')} failed`);
		const count = missing.length > 0 ? FAILED : await step.run();
		if (count.failed > 0) broken.add(step.name);
		total.passed += count.passed;
		total.failed += count.failed;
		total.skipped += count.skipped;
		const seconds = Math.round((performance.now() - started) / 1000);
		say(
			`  ${count.failed > 0 ? 'FAILED' : 'ok'}, ${count.passed} passed, ${count.failed} failed, ` +
				`${count.skipped} skipped, ${seconds} s`
		);
	}
	if (broken.size > 0) say(`Failed: ${[...broken].join(', ')}.`);
	say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
	return total.failed > 0 ? 1 : 0;
}

for (const [signal, status] of [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129]
] as const) {
	process.once(signal, () => {
		void Promise.resolve(running?.stop()).then(() => process.exit(status));
	});
}

process.exitCode = await runAll(process.argv.slice(2));
