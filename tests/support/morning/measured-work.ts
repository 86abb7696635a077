import { readFileSync } from 'node:fs';

/** What a measured process says of itself. */
export interface Measured {
	seconds: number;
	cpuSeconds: number;
	peakMegabytes: number;
	/** Resident memory now and then, megabytes. */
	samples: number[];
}

const SAMPLED_EACH = 500;

/** Says that this process is ready, waits to be told to go, works, and says what it took. */
export async function measuredWork(work: () => Promise<void>): Promise<void> {
	process.on('disconnect', () => process.exit());
	const go = new Promise((resolve) => process.once('message', resolve));
	process.send!('ready');
	await go;
	const samples: number[] = [];
	const sample = () => samples.push(Math.round(process.memoryUsage.rss() / 1_048_576));
	const sampling = setInterval(sample, SAMPLED_EACH);
	const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
	await work();
	const { user, system } = process.cpuUsage(cpu);
	clearInterval(sampling);
	sample();
	const measured: Measured = {
		seconds: (performance.now() - startedAt) / 1_000,
		cpuSeconds: (user + system) / 1e6,
		peakMegabytes: peakMegabytes(),
		samples
	};
	process.send!(measured);
}

/** Resident memory at its highest. What the system hands on from the parent process is not ours. */
function peakMegabytes(): number {
	const status = readFileSync('/proc/self/status', 'utf8');
	return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024);
}
