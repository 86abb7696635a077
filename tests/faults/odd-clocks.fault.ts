import { afterEach, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { itemVersion } from '../../src/lib/server/db/schema/item';
import { oracleFor } from '../support/closed-hours-oracle';
import { startBurst, type Burst } from '../support/faults/burst';
import {
	faultFamilies,
	FAULT_HOURS,
	writeThings,
	type FaultFamily
} from '../support/faults/fault-school';
import { until } from '../support/faults/fault-site';
import { advance, atPush, countUnsettled } from '../support/faults/kill-processes';
import { seemTold } from '../support/faults/phones';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Longer than a loop's pause. */
const LOOKED = 1_200;
const NOTHING_WRONG = { lost: [], shownTwice: [], inClosedHours: [], unexpected: [] };
const oracle = oracleFor(FAULT_HOURS);

let burst: Burst;
let families: FaultFamily[];
beforeEach(async () => {
	burst = await startBurst('2026-03-28T10:00:00Z');
	const { clock, service } = burst.site;
	const given = { count: 16, services: [service], now: clock.now() };
	families = await burst.look((db) => faultFamilies(db, given));
});
afterEach(() => burst.stop());

const write = (kind: 'absence' | 'message', writtenAt: number, plannedAt: number) =>
	burst.look((db) => writeThings(db, families, { kind, writtenAt, plannedAt }));

test('bursts held across the days on which the hour changes, and a clock that jumps, wake nobody', async () => {
	const { site, judge } = burst;
	const { clock, taken } = site;
	const worker = burst.installation.processes[1]!;

	// The hour that does not exist, and the first opening in summer time.
	const spring = oracle.release(clock.now())!;
	expect(new Date(spring).toISOString()).toBe('2026-03-30T05:00:00.000Z');
	const things = await write('absence', clock.now(), spring);
	for (const instant of ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-03-30T04:59:59Z']) {
		clock.set(instant);
		await site.quiet(LOOKED);
	}
	expect(taken).toHaveLength(0);
	clock.set(spring);
	await advance(site, () => seemTold(taken, things), spring + HOUR, 60);
	expect(taken).toHaveLength(families.length);

	// The hour that happens twice lies in the holidays: all waits for the first school day of winter time.
	clock.set('2026-10-24T10:00:00Z');
	const autumn = oracle.release(clock.now())!;
	expect(new Date(autumn).toISOString()).toBe('2026-11-02T06:00:00.000Z');
	things.push(...(await write('message', clock.now(), autumn)));
	for (const instant of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-11-02T05:59:59Z']) {
		clock.set(instant);
		await site.quiet(LOOKED);
	}
	expect(taken).toHaveLength(families.length);

	// The clock is two hours ahead, the worker dies with what it had taken, the clock is set right.
	const isTold = () => seemTold(taken, things);
	clock.set(autumn);
	await until('all is due, in its minute', async () => {
		const found = await burst.look((db) =>
			db.transaction(SYSTEM, (tx) => tx.select().from(itemVersion))
		);
		return found.every(({ announcedAt }) => announcedAt !== null);
	});
	const dying = atPush(site, 2, 'before the answer', () => worker.kill());
	clock.set(autumn + 2 * HOUR);
	await dying;
	clock.set(autumn + MINUTE);
	await worker.start();
	const isSettled = async () => (await burst.look(countUnsettled)) === 0;
	await advance(site, isSettled, autumn + HOUR);
	expect(await isSettled()).toBe(true);

	// Two hours forward in the middle of a burst, and back.
	clock.set(autumn + 3 * HOUR);
	things.push(...(await write('absence', clock.now(), clock.now())));
	await atPush(site, 4, 'before the answer', async () => clock.set(autumn + 5 * HOUR));
	await site.quiet(LOOKED);
	clock.set(autumn + 3 * HOUR);
	await advance(site, isTold, autumn + 6 * HOUR, 600);

	// Two hours forward and back over a closing: nothing goes out there, all of it does afterwards.
	const closing = oracle.windowEnd(clock.now())!;
	clock.set(closing + HOUR);
	things.push(...(await write('message', clock.now(), closing - HOUR)));
	await site.quiet(LOOKED);
	clock.set(closing - HOUR);
	await site.quiet(LOOKED);
	clock.set(closing);
	await site.quiet(LOOKED);
	const next = oracle.release(closing)!;
	clock.set(next);
	await advance(site, isTold, next + HOUR, 60);
	clock.set(clock.now() + 5 * MINUTE);
	await site.quiet(LOOKED);
	expect(await judge(things)).toMatchObject(NOTHING_WRONG);
});
