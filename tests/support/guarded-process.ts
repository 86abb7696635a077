import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/**
 * Runs the program in the background and says its process number on descriptor 3. When standard
 * input closes (the parent asks, or died in any way, even killed) the program is asked to end with
 * signal $1, and killed if it still runs after ten seconds. $2 is "group" to ask everything that
 * the program started as well. Folder $3, if any, goes with it.
 */
const GUARD = `
	signal=$1; whom=$2; folder=$3; shift 3
	exec 4<&0
	"$@" </dev/null 3>&- 4<&- &
	program=$!
	trap '' INT TERM QUIT
	if [ "$whom" = group ]; then target=0; else target=$program; fi
	(
		exec 3>&- >/dev/null 2>&1
		read -r _ <&4
		kill -s "$signal" $target
		i=0
		while [ $i -lt 100 ] && kill -0 $program; do sleep 0.1; i=$((i + 1)); done
		kill -s KILL $program
	) &
	watcher=$!
	echo $program >&3
	exec 3>&- 4<&-
	wait $program
	status=$?
	kill -s KILL $watcher 2>/dev/null
	if [ -n "$folder" ]; then rm -rf "$folder"; fi
	exit $status
`;

export interface GuardedProcess {
	/** Number of the program itself, not of its guard. */
	readonly pid: number;
	/** What it wrote so far on both outputs, the last 200 000 characters. */
	output(): string;
	/** Resolves with its exit status when it ended, by itself or not. */
	readonly ended: Promise<number>;
	/** Asks it to end, waits until it did; harmless when it ended already. */
	stop(): Promise<void>;
}

export interface GuardOptions {
	env?: Record<string, string | undefined>;
	cwd?: string;
	/** User and group to run as, when this process is root. */
	uid?: number;
	gid?: number;
	/** Also asks what the program started to end, but for what left its session. */
	group?: boolean;
	/** How to ask it to end. */
	signal?: 'TERM' | 'INT' | 'QUIT';
	/** Removed after the end. */
	folder?: string;
}

/** Starts a program that cannot outlive this process, however this process ends. */
export async function startGuarded(
	command: string,
	args: string[],
	options: GuardOptions = {}
): Promise<GuardedProcess> {
	const { env, cwd, uid, gid, signal = 'TERM', folder = '' } = options;
	const guard = ['-c', GUARD, 'guard', signal, options.group ? 'group' : 'program', folder];
	const child = spawn('/bin/sh', [...guard, command, ...args], {
		env: env as NodeJS.ProcessEnv | undefined,
		cwd,
		uid,
		gid,
		// Its own session: an interruption typed in the terminal reaches it through its parent only.
		detached: true,
		stdio: ['pipe', 'pipe', 'pipe', 'pipe']
	});
	let text = '';
	const keep = (part: string) => {
		text = (text + part).slice(-200_000);
	};
	child.stdout!.setEncoding('utf8').on('data', keep);
	child.stderr!.setEncoding('utf8').on('data', keep);
	child.stdin!.on('error', () => {});
	const ended = new Promise<number>((resolve) => {
		child.on('error', () => resolve(-1));
		child.on('close', (status) => resolve(status ?? -1));
	});
	const pid = await processNumber(child.stdio[3] as Readable, command);
	return {
		pid,
		output: () => text,
		ended,
		stop: async () => {
			child.stdin!.end();
			await ended;
		}
	};
}

async function processNumber(source: Readable, command: string): Promise<number> {
	let said = '';
	for await (const part of source) said += String(part);
	const pid = Number(said.trim());
	if (!pid) throw new Error(`${command} could not be started.`);
	return pid;
}
