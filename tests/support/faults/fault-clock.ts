import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The present of every process of a fault test; it stands still until it is set. */
export interface FaultClock {
	/** File that the processes read. */
	readonly path: string;
	now(): number;
	/** The earliest instant that somebody whose request is under way may have read. */
	before(): number;
	/** Sets the present, forward or back. */
	set(instant: number | string): void;
}

/** A request to a push service is given up after this (real) time. */
const LONGEST_REQUEST = 10_000;

/** A clock in a folder. Its file is replaced in one move: nobody reads half an instant. */
export function faultClock(folder: string, start: number | string): FaultClock {
	const path = join(folder, 'clock');
	/** Instants, each with the real time at which it was over. */
	let past: { instant: number; overAt: number }[] = [];
	let present = new Date(start).getTime();
	const write = () => {
		writeFileSync(`${path}.next`, new Date(present).toISOString());
		renameSync(`${path}.next`, path);
	};
	write();
	return {
		path,
		now: () => present,
		before: () => {
			const oldest = performance.now() - LONGEST_REQUEST;
			past = past.filter(({ overAt }) => overAt >= oldest);
			return Math.min(present, ...past.map(({ instant }) => instant));
		},
		set: (instant) => {
			past.push({ instant: present, overAt: performance.now() });
			present = new Date(instant).getTime();
			write();
		}
	};
}
