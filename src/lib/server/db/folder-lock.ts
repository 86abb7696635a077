import { closeSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The data folder of the embedded database is in use by another process. */
export class FolderLockedError extends Error {
	readonly processId: number;

	constructor(folder: string, processId: number) {
		super(
			`The data folder ${folder} is already open in process ${processId}. ` +
				'The embedded database serves one process at a time: stop that one first.'
		);
		this.name = 'FolderLockedError';
		this.processId = processId;
	}
}

/**
 * Takes a data folder for this process, and returns how to give it back. PGlite has no lock
 * between processes: two of them in one folder corrupt it. A lock left by a process that was
 * killed is recognised (no such process, or another boot) and taken over.
 * @throws FolderLockedError when a living process holds the folder
 */
export function lockFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const path = join(folder, 'passerelle.lock');
	for (let attempt = 0; ; attempt++) {
		try {
			const file = openSync(path, 'wx', 0o600);
			writeSync(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
			closeSync(file);
			return () => unlinkSync(path);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error;
			const holder = readHolder(path);
			if (holder && isAlive(holder)) throw new FolderLockedError(folder, holder.pid);
			unlinkSync(path);
		}
	}
}

/** The process that holds a data folder, or null. */
export function folderHolder(folder: string): number | null {
	const holder = readHolder(join(folder, 'passerelle.lock'));
	return holder && isAlive(holder) ? holder.pid : null;
}

type Holder = { pid: number; started: string | null };

function readHolder(path: string): Holder | null {
	try {
		const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
		return Number.isInteger(holder.pid) ? holder : null;
	} catch {
		return null;
	}
}

function isAlive({ pid, started }: Holder): boolean {
	if (pid === process.pid) return startOf(pid) === started;
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
	}
	// The number may have been given to a new process since: compare when it started.
	return started === null || startOf(pid) === null || startOf(pid) === started;
}

/** When a process started, in clock ticks since boot with the boot's own id; null off Linux. */
function startOf(pid: number): string | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
	} catch {
		return null;
	}
}
