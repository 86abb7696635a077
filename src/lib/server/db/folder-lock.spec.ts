import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderHolder, FolderLockedError, lockFolder } from './folder-lock';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'passerelle-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that lives until it is told to go. */
async function otherProcess(): Promise<{ pid: number; end(): Promise<void> }> {
	const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log("up")'], {
		stdio: ['pipe', 'pipe', 'ignore']
	});
	await once(child.stdout, 'data');
	return {
		pid: child.pid!,
		end: async () => {
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
	};
}

const heldBy = (pid: number, started: string | null = null) =>
	writeFileSync(join(folder, 'passerelle.lock'), JSON.stringify({ pid, started }));

describe('the lock of a data folder', () => {
	it('is taken, and given back', () => {
		const unlock = lockFolder(folder);
		expect(folderHolder(folder)).toBe(process.pid);
		unlock();
		expect(existsSync(join(folder, 'passerelle.lock'))).toBe(false);
		expect(folderHolder(folder)).toBeNull();
	});

	it('refuses a second opening with a sentence that names the process', () => {
		const unlock = lockFolder(folder);
		expect(() => lockFolder(folder)).toThrow(FolderLockedError);
		expect(() => lockFolder(folder)).toThrow(String(process.pid));
		unlock();
	});

	it('holds while the other process lives, and is taken over once it was killed', async () => {
		const other = await otherProcess();
		heldBy(other.pid);
		expect(() => lockFolder(folder)).toThrow(FolderLockedError);
		await other.end();
		lockFolder(folder)();
	});

	it('is stale when its number was given to a newer process', async () => {
		const other = await otherProcess();
		heldBy(other.pid, 'another-boot:1');
		lockFolder(folder)();
		await other.end();
	});

	it('is stale when it was left half written', () => {
		writeFileSync(join(folder, 'passerelle.lock'), '{"pid":');
		lockFolder(folder)();
	});
});
