import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPushService, type PushService } from '../push-service';
import { selfSigned } from '../self-signed';
import { baseEnvironment } from '../served-build';
import { faultClock, type FaultClock } from './fault-clock';
import type { TakenPush } from './phones';

/** What chance is drawn from; FAULT_SEED gives another one. */
export const FAULT_SEED = Number(process.env.FAULT_SEED ?? 20_260_913);

/** What is around the processes of a fault test: a folder, a clock, push services over TLS. */
export interface FaultSite {
	readonly folder: string;
	readonly clock: FaultClock;
	readonly service: PushService;
	/** A second push service, which shares nothing with the first. */
	readonly otherService: PushService;
	/** All that the services accepted, in order. */
	readonly taken: readonly TakenPush[];
	/** Environment of a process of the site. */
	readonly env: Record<string, string>;
	/** Called with each message that a service accepts, before it answers. */
	onTaken(listener: (push: TakenPush) => void): void;
	/** Resolves when no service has been asked for anything for so many (real) milliseconds. */
	quiet(milliseconds: number): Promise<void>;
	stop(): Promise<void>;
}

/** Makes a site whose clock stands at `start`. */
export async function faultSite(start: string): Promise<FaultSite> {
	const folder = mkdtempSync(join(tmpdir(), 'passerelle-faults-'));
	const clock = faultClock(folder, start);
	const tls = selfSigned();
	const authority = join(folder, 'ca.pem');
	writeFileSync(authority, tls.cert);
	const taken: TakenPush[] = [];
	let listener: (push: TakenPush) => void = () => {};
	let lastAt = performance.now();
	const open = () =>
		startPushService({
			tls,
			now: clock.now,
			onReceived: (push) => {
				lastAt = performance.now();
				const one = { ...push, before: clock.before() };
				taken.push(one);
				listener(one);
			}
		});
	const [service, otherService] = [await open(), await open()];
	return {
		folder,
		clock,
		service,
		otherService,
		taken,
		env: {
			...baseEnvironment(),
			NODE_EXTRA_CA_CERTS: authority,
			PASSERELLE_TEST_CLOCK: clock.path,
			PUSH_LOOPBACK: 'on',
			LOG_LEVEL: 'info'
		},
		onTaken: (given) => (listener = given),
		quiet: async (milliseconds) => {
			lastAt = performance.now();
			while (performance.now() - lastAt < milliseconds) await pause(50);
		},
		stop: async () => {
			await service.close();
			await otherService.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** Waits so many real milliseconds. */
export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Looks again and again until it is so; the limit, a generous one, is for what never comes. */
export async function until(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	limit = 120_000
): Promise<void> {
	const end = performance.now() + limit;
	while (!(await isSo())) {
		if (performance.now() > end) throw new Error(`Never came: ${what}.`);
		await pause(50);
	}
}
