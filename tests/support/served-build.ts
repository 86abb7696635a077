import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder, type Variant } from './build-variant';
import { startGuarded, type GuardedProcess } from './guarded-process';
import { copyMigratedFolder } from './migrated-folder';
import { freePort } from './postgres-server';

/** The application as a visitor meets it: a build, served by a process of its own. */
export interface ServedBuild {
	/** Where it is: `http://localhost:<port>`, a secure context for browsers. */
	readonly origin: string;
	/** The embedded database's folder, for commands that run while it is stopped. */
	readonly dataFolder: string;
	/** Process number, for journeys that kill the server. */
	readonly pid: number;
	/** Sets the server's present (an instant, or ISO 8601 with its offset). */
	setClock(instant: Date | string): void;
	/** What the server wrote on its outputs. */
	output(): string;
	/** Stops the process, keeps the data: `start` goes on from there. */
	pause(): Promise<void>;
	/** Starts again on the same port and data. */
	start(): Promise<void>;
	/**
	 * Runs a command of the build (`import`, …) on the same data and the same present.
	 * @returns its exit status and what it wrote
	 */
	command(name: string, args: string[]): Promise<{ status: number; output: string }>;
	/** Stops the process and removes its data. */
	stop(): Promise<void>;
}

export interface ServedBuildOptions {
	/** The present at first. */
	now: Date | string;
	/** Settings as an installation gives them. */
	env?: Record<string, string>;
	/** A data folder to start from, left as it is: the served one is a copy. */
	from?: string;
	variant?: Variant;
}

/** Serves a build on a free port of the loopback with data of its own, and waits until it answers. */
export async function serveBuild(options: ServedBuildOptions): Promise<ServedBuild> {
	const { variant = 'e2e' } = options;
	const folder = mkdtempSync(join(tmpdir(), 'passerelle-served-'));
	const dataFolder = join(folder, 'data');
	const clock = join(folder, 'clock');
	const setClock = (instant: Date | string) =>
		writeFileSync(clock, new Date(instant).toISOString());
	setClock(options.now);
	if (options.from) cpSync(options.from, dataFolder, { recursive: true });
	else if (process.env.MIGRATED_FOLDER) copyMigratedFolder(dataFolder);
	else mkdirSync(dataFolder, { mode: 0o700 });
	rmSync(join(dataFolder, 'passerelle.lock'), { force: true });

	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const env = {
		...baseEnvironment(),
		PORT: String(port),
		ORIGIN: origin,
		DATA_FOLDER: dataFolder,
		PASSERELLE_TEST_CLOCK: clock,
		PUSH_LOOPBACK: 'on',
		LOG_LEVEL: 'warn',
		...options.env
	};
	const run = (name: string, args: string[] = []) =>
		startGuarded(process.execPath, [join(buildFolder(variant), 'bin', `${name}.js`), ...args], {
			env,
			cwd: folder
		});

	let server: GuardedProcess;
	const start = async () => {
		server = await run('server');
		await untilHealthy(server, origin);
	};
	const stop = async () => {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await start();
	} catch (error) {
		await server!.stop();
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
	return {
		origin,
		dataFolder,
		get pid() {
			return server.pid;
		},
		setClock,
		output: () => server.output(),
		pause: () => server.stop(),
		start,
		command: async (name, args) => {
			const command = await run(name, args);
			return { status: await command.ended, output: command.output() };
		},
		stop
	};
}

async function untilHealthy(server: GuardedProcess, origin: string): Promise<void> {
	let hasEnded = false;
	void server.ended.then(() => (hasEnded = true));
	// Opening a new embedded database takes seconds, more when the machine is busy.
	for (let tries = 0; tries < 600 && !hasEnded; tries++) {
		try {
			if ((await fetch(`${origin}/healthz`)).ok) return;
		} catch {
			// Not listening yet.
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`The build did not answer on /healthz.\n${server.output()}`);
}

/** What a process needs from the machine, without the settings of the person at the keyboard. */
export function baseEnvironment(): Record<string, string> {
	const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
	return {
		PATH,
		HOME,
		...(TMPDIR ? { TMPDIR } : {}),
		NODE_ENV: 'production',
		TZ: 'Pacific/Chatham'
	};
}
