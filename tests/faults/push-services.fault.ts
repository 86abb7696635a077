import { expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { pushSubscription } from '../../src/lib/server/db/schema/account';
import { delivery } from '../../src/lib/server/db/schema/item';
import { startBurst } from '../support/faults/burst';
import { faultFamilies, writeThings } from '../support/faults/fault-school';
import { until } from '../support/faults/fault-site';
import { advance } from '../support/faults/kill-processes';
import type { ScriptedAnswer } from '../support/push-service';

const MONDAY_9 = '2026-09-14T07:00:00Z';
const IN_FIVE_MINUTES = 'Mon, 14 Sep 2026 07:05:00 GMT';
const later = (retryAfter?: string): ScriptedAnswer => ({
	status: 429,
	headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter }
});
const HOUR = 3_600;

/** What a service does, and what becomes of the delivery (seconds until the next try) and the device. */
const TROUBLES: [string, ScriptedAnswer, string, [number, number] | null, boolean][] = [
	['400', { status: 400 }, 'failed', null, true],
	['401', { status: 401 }, 'waiting', [900, 1_350], true],
	['403', { status: 403 }, 'waiting', [900, 1_350], true],
	['404', { status: 404 }, 'gone', null, false],
	['410', { status: 410 }, 'gone', null, false],
	['413', { status: 413 }, 'failed', null, true],
	['429 with seconds', later('120'), 'waiting', [120, 180], true],
	['429 with a date', later(IN_FIVE_MINUTES), 'waiting', [300, 450], true],
	['429 without a word', later(), 'waiting', [60, 90], true],
	['429 for thousands of years', later('99999999999'), 'waiting', [HOUR, 1.5 * HOUR], true],
	['500', { status: 500 }, 'waiting', [30, 45], true],
	['503', { status: 503 }, 'waiting', [30, 45], true],
	['no answer at all', 'silence', 'waiting', [30, 45], true],
	['no answer either', 'silence', 'waiting', [30, 45], true],
	['a redirect', { status: 307 }, 'failed', null, true]
];
const GOOD = 12;

test('each trouble of a push service is its own device’s, and the others are told at once', async () => {
	const burst = await startBurst(MONDAY_9);
	const { site, look } = burst;
	const { clock, service, otherService } = site;
	try {
		const troubled = TROUBLES.length;
		const given = { services: [service], now: clock.now() };
		const families = await look((db) => faultFamilies(db, { ...given, count: troubled + GOOD }));
		const elsewhere = await look((db) =>
			faultFamilies(db, {
				...{ ...given, services: [otherService] },
				...{ count: GOOD, uai: '0999901F' }
			})
		);
		const trap = service.subscribe();
		families.slice(0, troubled).forEach(({ device }, n) => {
			const answer = TROUBLES[n]![1];
			const leads = typeof answer === 'object' && answer.status === 307;
			device.behave(leads ? { ...answer, headers: { location: trap.target.endpoint } } : answer);
		});
		// Breaks the connection that the others' messages are on, behind the message that it took.
		elsewhere[0]!.device.behave('accept-and-reset');

		/** Good devices that heard nothing yet, when the silence of the silent ones was still going on. */
		const unheard = new Set(families.slice(troubled).map(({ device }) => device.id));
		let wasSilent = false;
		let isSilenceOver = false;
		site.onTaken(({ deviceId }) => {
			wasSilent ||= service.silent() > 0;
			isSilenceOver ||= wasSilent && service.silent() === 0;
			if (!isSilenceOver) unheard.delete(deviceId);
		});
		const now = clock.now();
		const burstOf = { kind: 'absence', writtenAt: now, plannedAt: now } as const;
		const things = await look((db) => writeThings(db, [...families, ...elsewhere], burstOf));

		const deliveries = () =>
			look((db) => db.transaction(SYSTEM, (tx) => tx.select().from(delivery)));
		await until('every delivery was tried', async () => {
			const found = await deliveries();
			return (
				found.length === things.length &&
				found.every((one) => one.attempts === 1 && one.leaseUntil === null)
			);
		});
		expect([...unheard]).toEqual([]);
		const found = await deliveries();
		const kept = await look((db) =>
			db.transaction(SYSTEM, (tx) => tx.select().from(pushSubscription))
		);
		const became = families.slice(0, troubled).map(({ accountId }, n) => {
			const { state, nextAttemptAt } = found.find((one) => one.accountId === accountId)!;
			const wait = (nextAttemptAt.getTime() - now) / 1_000;
			const [, , , range] = TROUBLES[n]!;
			const isInTime = range === null || (wait >= range[0] && wait <= range[1]);
			const hasDevice = kept.some((one) => one.accountId === accountId);
			return [TROUBLES[n]![0], state, isInTime || wait, hasDevice];
		});
		expect(became).toEqual(
			TROUBLES.map(([name, , state, , isKept]) => [name, state, true, isKept])
		);

		// The services come to their senses: all that waited arrives, what was given up does not.
		for (const { device } of [...families, ...elsewhere]) device.behave();
		const lasting = new Set(
			TROUBLES.flatMap(([, , state], n) => (state === 'waiting' ? [] : [families[n]!.device.id]))
		);
		const expected = things.filter(({ deviceId }) => !lasting.has(deviceId));
		const isAllSent = async () =>
			(await deliveries()).every((one) => one.state !== 'waiting' && one.leaseUntil === null);
		await advance(site, isAllSent, now + 2 * HOUR * 1_000, 120);
		expect(await burst.judge(expected)).toMatchObject({
			...{ lost: [], shownTwice: [], inClosedHours: [], unexpected: [] }
		});
		expect(site.taken.filter(({ deviceId }) => deviceId === trap.id)).toEqual([]);
	} finally {
		await burst.stop();
	}
});
