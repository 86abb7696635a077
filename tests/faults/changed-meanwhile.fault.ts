import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import type { PushTarget } from '../../src/lib/domain/delivery/push-sender';
import type { App } from '../../src/lib/server/app';
import type { Tx } from '../../src/lib/server/db/client';
import { account, familySession } from '../../src/lib/server/db/schema/account';
import { guardian, guardianship, pupil, school } from '../../src/lib/server/db/schema/directory';
import { delivery, itemVersion } from '../../src/lib/server/db/schema/item';
import { subscribeDevice, unsubscribeDevice } from '../../src/lib/server/delivery/subscribe-device';
import { startBurst } from '../support/faults/burst';
import {
	faultFamilies,
	FAULT_HOURS,
	writeThings,
	type FaultFamily
} from '../support/faults/fault-school';
import { until } from '../support/faults/fault-site';
import { advance } from '../support/faults/kill-processes';

const MONDAY_9 = '2026-09-14T07:00:00Z';
const NOON = Date.parse('2026-09-14T10:00:00Z');
const AFTERNOON = Date.parse('2026-09-14T12:00:00Z');
const MINUTE = 60_000;

/** What happens to a family between the first try, which failed, and the next. */
const CHANGES: Record<string, (tx: Tx, family: FaultFamily) => Promise<unknown>> = {
	'the guardian left the school': (tx, { guardianId }) =>
		tx
			.update(guardian)
			.set({ leftAt: new Date(MONDAY_9) })
			.where(eq(guardian.id, guardianId)),
	'the guardian was never met after all': (tx, { guardianId }) =>
		tx.update(guardian).set({ metAt: null }).where(eq(guardian.id, guardianId)),
	'the account is another person’s': (tx, { guardianId }) =>
		tx.update(guardian).set({ accountId: null }).where(eq(guardian.id, guardianId)),
	'the access was taken away': (tx, { guardianId }) =>
		tx
			.update(guardianship)
			.set({ hasAccess: false })
			.where(eq(guardianship.guardianId, guardianId)),
	'the pupil left': (tx, { pupilId }) =>
		tx
			.update(pupil)
			.set({ leftAt: new Date(MONDAY_9) })
			.where(eq(pupil.id, pupilId)),
	'the session was revoked': (tx, { family }) =>
		tx.delete(familySession).where(eq(familySession.id, family.sessionId)),
	'the session expired': (tx, { family }) =>
		tx
			.update(familySession)
			.set({ expiresAt: new Date(MONDAY_9) })
			.where(eq(familySession.id, family.sessionId)),
	'the session is provisional again': (tx, { family }) =>
		tx
			.update(familySession)
			.set({ confirmedAt: null })
			.where(eq(familySession.id, family.sessionId))
};

test('between planning and sending: who must not be told is not, the rest is', async () => {
	const burst = await startBurst(MONDAY_9);
	const { site, look } = burst;
	const { clock, service } = site;
	try {
		const now = clock.now();
		const names = Object.keys(CHANGES);
		const open = (count: number, uai: string) =>
			look((db) => faultFamilies(db, { count, services: [service], now, uai }));
		const families = await open(names.length + 7, '0999900F');
		const [stopped] = await open(1, '0999901F');
		const [narrowed] = await open(1, '0999902F');
		const [untouched, newKeys, withdrawn, takenBack, ownHours, newPhone, newEndpoint] =
			families.slice(names.length) as FaultFamily[] & { length: 7 };
		const renewed = service.subscribe();
		const everybody = [...families, stopped!, narrowed!];
		for (const { device } of everybody) device.behave({ status: 503 });
		const said = { kind: 'message', writtenAt: now, plannedAt: now } as const;
		const things = await look((db) => writeThings(db, everybody, said));
		const thingOf = (family: FaultFamily) =>
			things.find(({ deviceId }) => deviceId === family.device.id)!;
		await until('every phone was tried once', async () => {
			const tried = await look((db) =>
				db.transaction(SYSTEM, (tx) => tx.select().from(delivery).where(eq(delivery.attempts, 1)))
			);
			return tried.length === things.length;
		});

		await look(async (db) => {
			const app = {
				...{ db, clock: { now: () => new Date(now) } },
				config: { push: { allowsLoopback: true } }
			} as unknown as App;
			const keysOf = ({ endpoint, ...keys }: PushTarget) => ({
				...{ endpoint, keys }
			});
			await subscribeDevice(app, newKeys!.family, keysOf(newKeys!.device.renewKeys()));
			await unsubscribeDevice(app, withdrawn!.family, withdrawn!.device.target.endpoint);
			await unsubscribeDevice(app, newPhone!.family, newPhone!.device.target.endpoint);
			await subscribeDevice(app, newPhone!.family, service.subscribe().json);
			const replaces = newEndpoint!.device.target.endpoint;
			await subscribeDevice(app, newEndpoint!.family, { ...renewed.json, replaces });
			await db.transaction(SYSTEM, async (tx) => {
				for (const [n, name] of names.entries()) await CHANGES[name]!(tx, families[n]!);
				await tx
					.update(itemVersion)
					.set({ withdrawnAt: new Date(now) })
					.where(eq(itemVersion.itemId, thingOf(takenBack!).itemId));
				await tx
					.update(account)
					.set({ ownHours: { opens: '12:00', closes: '18:00' } })
					.where(eq(account.id, ownHours!.accountId));
				await tx
					.update(school)
					.set({ sendingStoppedAt: new Date(now) })
					.where(eq(school.id, stopped!.schoolId));
				const monday = { opens: '14:00', closes: '18:00' };
				await tx
					.update(school)
					.set({ disconnectionPolicy: { ...FAULT_HOURS.policy, monday } })
					.where(eq(school.id, narrowed!.schoolId));
			});
		});

		for (const { device } of everybody) device.behave();
		const heard = (family: FaultFamily) =>
			site.taken.filter(({ deviceId }) => deviceId === family.device.id).map(({ at }) => at);
		const isHeard = (family: FaultFamily | undefined) => () => heard(family!).length > 0;
		await advance(site, isHeard(newKeys), now + 30 * MINUTE);
		await advance(site, isHeard(untouched), now + 30 * MINUTE);
		const isRenewedHeard = () => site.taken.some(({ deviceId }) => deviceId === renewed.id);
		await advance(site, isRenewedHeard, now + 30 * MINUTE);
		await advance(site, () => false, NOON - MINUTE, 45 * 60);
		expect(heard(narrowed!)).toEqual([]);
		clock.set(NOON);
		await advance(site, isHeard(ownHours), NOON + 30 * MINUTE);
		await advance(site, () => false, AFTERNOON - MINUTE, 45 * 60);
		clock.set(AFTERNOON);
		await advance(site, isHeard(narrowed), AFTERNOON + 30 * MINUTE);
		await site.quiet(1_300);

		// Each of the others would be an unexpected ring.
		const told = [
			...[untouched, newKeys, ownHours, narrowed].map((family) => thingOf(family!)),
			{ ...thingOf(newEndpoint!), deviceId: renewed.id }
		];
		expect(await burst.judge(told)).toMatchObject({
			...{ pushes: 5, lost: [], shownTwice: [], inClosedHours: [], unexpected: [] }
		});
		expect(heard(ownHours!)[0]).toBeGreaterThanOrEqual(NOON);
		expect(heard(narrowed!)[0]).toBeGreaterThanOrEqual(AFTERNOON);
		expect(service.refused).toEqual([]);
	} finally {
		await burst.stop();
	}
});
