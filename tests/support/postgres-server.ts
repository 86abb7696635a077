import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PostgresPrograms } from './find-postgres.ts';
import { startGuarded, type GuardedProcess } from './guarded-process.ts';

/** A PostgreSQL server of the tests' own. */
export interface PostgresServer {
	readonly pid: number;
	readonly port: number;
	/** Address of a database for the superuser `postgres`, or for another login (same password). */
	url(database: string, login?: string): string;
	/** Password of every login. */
	readonly password: string;
	/** Ends it as a crash does (immediate mode: nothing is finished, nobody is told), and starts it again. */
	restartImmediately(): Promise<void>;
	/** Stops the server and removes its folder. */
	stop(): Promise<void>;
}

export interface PostgresOptions {
	/** What was committed outlives a crash of the server (not of the machine). Slower. */
	outlivesCrash?: boolean;
	/** As an installation has it: everything safely on disk, and memory for its tables. */
	asInUse?: boolean;
}

type User = { uid: number; gid: number };

/**
 * Makes a server in a temporary folder and starts it on a free port of the loopback, with passwords
 * required. Nothing is written safely to disk: it lives as long as the tests. It ends with this
 * process, however this process ends.
 */
export async function startPostgres(
	programs: PostgresPrograms,
	options: PostgresOptions = {}
): Promise<PostgresServer> {
	// The free port may be taken by another process between the look and the start.
	for (let attempt = 1; ; attempt++) {
		try {
			return await startOnce(programs, options);
		} catch (error) {
			if (attempt === 3) throw error;
		}
	}
}

async function startOnce(
	programs: PostgresPrograms,
	options: PostgresOptions
): Promise<PostgresServer> {
	// PostgreSQL refuses to run as root.
	const user = process.getuid?.() === 0 ? unprivilegedUser() : null;
	const folder = mkdtempSync(join(tmpdir(), 'passerelle-postgres-'));
	if (user) chownSync(folder, user.uid, user.gid);
	// Outlives the server, which may start several times, and then removes the folder; when this
	// process dies, ten seconds after it, since the server needs some of them to end.
	const wait = "trap '' TERM; exec sleep infinity";
	const keeper = await startGuarded('/bin/sh', ['-c', wait], { ...user, folder });
	const removeFolder = async () => {
		process.kill(keeper.pid, 'SIGKILL');
		await keeper.ended;
	};
	try {
		const bin = user ? reachable(programs.folder, folder, user) : programs.folder;
		const password = randomBytes(12).toString('hex');
		const data = initialise(bin, folder, password, user);
		const port = await freePort();
		const run = () => start({ bin, folder, data, user, port }, options);
		let server = await run();
		return {
			get pid() {
				return server.pid;
			},
			port,
			password,
			url: (database, login = 'postgres') =>
				`postgres://${login}:${password}@127.0.0.1:${port}/${database}`,
			restartImmediately: async () => {
				process.kill(server.pid, 'SIGQUIT');
				await server.ended;
				server = await run();
			},
			stop: async () => {
				await server.stop();
				await removeFolder();
			}
		};
	} catch (error) {
		await removeFolder();
		throw error;
	}
}

function initialise(bin: string, folder: string, password: string, user: User | null): string {
	const data = join(folder, 'data');
	const passwordFile = join(folder, 'password');
	mkdirSync(data, { mode: 0o700 });
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (user) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
	const { status, stderr, stdout } = spawnSync(
		join(bin, 'initdb'),
		[
			...['-D', data, '-U', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
			...['--encoding', 'UTF8', '--locale', 'C', '--no-sync']
		],
		{ ...user, cwd: folder, encoding: 'utf8', env: cleanEnvironment() }
	);
	if (status !== 0) throw new Error(`initdb failed.\n${stdout}${stderr}`);
	return data;
}

/** Where a server runs, and as whom. */
type Place = { bin: string; folder: string; data: string; user: User | null; port: number };

async function start(
	{ bin, folder, data, user, port }: Place,
	{ outlivesCrash = false, asInUse = false }: PostgresOptions
): Promise<GuardedProcess> {
	// What a killed server left behind would pass for a server that is ready.
	rmSync(join(data, 'postmaster.pid'), { force: true });
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		fsync: asInUse ? 'on' : 'off',
		synchronous_commit: asInUse || outlivesCrash ? 'on' : 'off',
		full_page_writes: asInUse ? 'on' : 'off',
		max_connections: 60,
		shared_buffers: asInUse ? '256MB' : '64MB',
		timezone: 'Pacific/Chatham'
	};
	const server = await startGuarded(
		join(bin, 'postgres'),
		[
			'-D',
			data,
			...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
		],
		{ ...user, cwd: folder, env: cleanEnvironment(), signal: 'INT' }
	);
	let hasEnded = false;
	void server.ended.then(() => (hasEnded = true));
	for (let tries = 0; tries < 300 && !hasEnded; tries++) {
		if (isReady(data)) return server;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	await server.stop();
	throw new Error(`PostgreSQL did not start.\n${server.output()}`);
}

/** The server writes its state on the eighth line of its own file. */
function isReady(data: string): boolean {
	try {
		return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready';
	} catch {
		return false;
	}
}

/** The programs themselves, or a copy in `folder` when they lie where only root may go. */
function reachable(bin: string, folder: string, user: User): string {
	if (bin.startsWith('/usr/')) return bin;
	const copy = join(folder, 'programs');
	cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
	// The guard that removes the folder at the end is not root either.
	spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, copy]);
	return join(copy, 'bin');
}

function unprivilegedUser(): User {
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of ['postgres', 'nobody']) {
		const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
		if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
	}
	throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody.');
}

/** Without the settings of a PostgreSQL that the person at the keyboard uses. */
function cleanEnvironment(): NodeJS.ProcessEnv {
	const env = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
	return { ...Object.fromEntries(env), LC_ALL: 'C', TZ: 'UTC' };
}

/** A port of the loopback that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
