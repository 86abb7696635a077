import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The present of every process of a fault test; it stands still until it is set. */
export interface FaultClock {
	/** File that the processes read. */
	readonly path: string;
	now(): number;
	/** The instant before the last setting: what was under way then may still believe in it. */
	before(): number;
	/** Sets the present, forward or back. */
	set(instant: number | string): void;
}

/** A clock in a folder. Its file is replaced in one move: nobody reads half an instant. */
export function faultClock(folder: string, start: number | string): FaultClock {
	const path = join(folder, 'clock');
	let present = 0;
	let before = 0;
	const set = (instant: number | string) => {
		before = present;
		present = new Date(instant).getTime();
		writeFileSync(`${path}.next`, new Date(present).toISOString());
		renameSync(`${path}.next`, path);
	};
	set(start);
	set(start);
	return { path, now: () => present, before: () => before, set };
}
