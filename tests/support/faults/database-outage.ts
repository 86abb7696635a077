import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { FAMILY_COOKIE, openFamilySession } from '../../../src/lib/server/sign-in/family-session';
import type { Oracle } from '../closed-hours-oracle';
import { onPostgres, type ServerInstallation } from './fault-processes';
import { faultFamilies, writeThings } from './fault-school';
import { pause, until, type FaultSite } from './fault-site';
import { advance, atPush, countUnsettled, itemsOfDeliveries } from './kill-processes';
import { playOnPhones, seemTold, type Thing, type Verdict } from './phones';
import { randomFrom } from './random';
import { stallableProxy } from './stallable-proxy';

const FAMILIES = 24;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LOOKED = 1_300;
/** More than a process keeps connections. */
const VISITORS = 16;

export interface OutageReport extends Verdict {
	restarts: number;
	/** Statuses that visitors were answered with during the hang, and the longest wait (ms). */
	duringHang: { statuses: number[]; isHonest: boolean; longest: number };
	/** Statuses after it. */
	afterHang: number[];
	/** Processes that did not outlive it all. */
	died: string[];
	unsettled: number;
	corrupted: string[];
	seed: number;
}

/**
 * A server and a worker whose PostgreSQL is restarted in immediate mode in the middle of openings,
 * then freezes in the middle of a burst of the evening, over the closing, while visitors come; it
 * goes on in the closed period.
 *
 * @param options.hang real milliseconds
 * @param options.patience seconds of DATABASE_TIMEOUT
 */
export async function breakDatabase(
	site: FaultSite,
	oracle: Oracle,
	options: { restarts: number; hang: number; patience: number; seed: number }
): Promise<OutageReport> {
	const { restarts, hang, patience, seed } = options;
	const { clock } = site;
	const pick = (
		(random) => (most: number) =>
			Math.floor(random() * most)
	)(randomFrom(seed));
	let proxy: Awaited<ReturnType<typeof stallableProxy>> | undefined;
	let installation: ServerInstallation | undefined;
	try {
		installation = await onPostgres(site, {
			workers: 1,
			env: { DATABASE_TIMEOUT: String(patience) },
			through: async (url) => {
				proxy ??= await stallableProxy(Number(new URL(url).port));
				return Object.assign(new URL(url), { port: String(proxy.port) }).href;
			}
		});
		const { database, processes, look } = installation;
		const start = clock.now();
		const [visitor, ...families] = await look((db) =>
			faultFamilies(db, { count: 1 + FAMILIES, services: [site.service], now: start })
		);
		const cookie = await look((db) =>
			db.transaction(SYSTEM, (tx) =>
				openFamilySession(tx, { ...visitor!, isConfirmed: true, now: new Date(start) })
			)
		);
		await Promise.all(processes.map((one) => one.start()));
		const pids = processes.map((one) => one.pid);
		const origin = processes[0]!.origin!;
		const things: Thing[] = [];
		const told = () => seemTold(site.taken, things);

		let closing = clock.now();
		for (let n = 0; n < restarts; n += 1) {
			const opening = oracle.release(closing)!;
			closing = oracle.windowEnd(opening)!;
			const burst = { kind: 'absence', writtenAt: clock.now(), plannedAt: opening } as const;
			things.push(...(await look((db) => writeThings(db, families, burst))));
			const restarting = atPush(site, 1 + pick(8), 'before the answer', () =>
				database.server.restartImmediately()
			);
			clock.set(opening);
			await advance(site, told, closing - 10 * MINUTE);
			await restarting;
		}

		const late = {
			kind: 'message',
			writtenAt: clock.now(),
			plannedAt: closing - 2 * MINUTE
		} as const;
		things.push(...(await look((db) => writeThings(db, families, late))));
		const stalling = atPush(site, 1 + pick(8), 'before the answer', async () => proxy!.stall());
		clock.set(closing - 2 * MINUTE);
		await stalling;
		const hungAt = performance.now();
		const visits = Promise.all(Array.from({ length: VISITORS }, () => visit(origin, cookie)));
		visits.catch(() => {});
		await site.quiet(LOOKED);
		clock.set(closing - 9 * SECOND);
		await site.quiet(LOOKED);
		clock.set(closing);
		const answers = await visits;
		clock.set(closing + 20 * MINUTE);
		await pause(Math.max(0, hang - (performance.now() - hungAt)));
		proxy!.resume();

		const afterHang: number[] = [];
		await until('a page after the hang', async () => {
			const { status } = await visit(origin, cookie);
			afterHang.push(status);
			return status === 200;
		});
		await site.quiet(LOOKED);
		const opening = oracle.release(clock.now())!;
		clock.set(opening);
		await advance(site, told, opening + 60 * MINUTE);
		await until('all is written down', async () => {
			clock.set(clock.now() + MINUTE);
			await pause(500);
			return (await look(countUnsettled)) === 0 || clock.now() > opening + 120 * MINUTE;
		});
		const died = processes.filter((one, n) => !one.isAlive() || one.pid !== pids[n]);
		await Promise.all(processes.map((one) => one.stop()));
		return {
			restarts,
			duringHang: {
				statuses: answers.map(({ status }) => status),
				isHonest: answers.every(({ text }) => text.includes('Passerelle ne répond pas')),
				longest: Math.round(Math.max(...answers.map(({ took }) => took)))
			},
			afterHang: afterHang.slice(-1),
			died: died.map(({ name, output }) => `${name}: ${output().slice(-3_000)}`),
			unsettled: await look(countUnsettled),
			corrupted: await installation.corruption(),
			seed,
			...playOnPhones(site.taken, things, await look(itemsOfDeliveries), oracle)
		};
	} catch (error) {
		const said = installation?.processes.map((one) => `${one.name}: ${one.output().slice(-2_000)}`);
		throw new Error(said?.join('\n'), { cause: error });
	} finally {
		proxy?.resume();
		await installation?.stop();
		await proxy?.close();
	}
}

/** A family opens its home. */
async function visit(origin: string, cookie: string) {
	const startedAt = performance.now();
	const answer = await fetch(origin, {
		headers: { cookie: `${FAMILY_COOKIE}=${cookie}`, accept: 'text/html' },
		redirect: 'manual'
	});
	const text = await answer.text();
	return { status: answer.status, text, took: performance.now() - startedAt };
}
