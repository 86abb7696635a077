import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderLockedError, lockFolder } from '../../lib/server/db/folder-lock';
import { NotADemoFolderError, openDemoFolder } from './demo-folder';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'passerelle-demo-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo’s folder', () => {
	it('is filled when it is new, and emptied the next time', () => {
		const demo = join(folder, 'demo');
		expect(openDemoFolder(demo, false)).toBe(true);
		mkdirSync(join(demo, 'database'));
		expect(openDemoFolder(demo, false)).toBe(true);
		expect(existsSync(join(demo, 'database'))).toBe(false);
	});

	it('is kept when asked, if a demo is there', () => {
		expect(openDemoFolder(folder, true)).toBe(true);
		mkdirSync(join(folder, 'database'));
		expect(openDemoFolder(folder, true)).toBe(false);
		expect(existsSync(join(folder, 'database'))).toBe(true);
	});

	it('is never somebody else’s', () => {
		writeFileSync(join(folder, 'letter.txt'), 'mine');
		for (const isKept of [true, false]) {
			expect(() => openDemoFolder(folder, isKept)).toThrow(NotADemoFolderError);
		}
		expect(existsSync(join(folder, 'letter.txt'))).toBe(true);
	});

	it('is left alone while a demo runs in it', () => {
		openDemoFolder(folder, false);
		const unlock = lockFolder(folder);
		expect(() => openDemoFolder(folder, false)).toThrow(FolderLockedError);
		unlock();
	});
});
