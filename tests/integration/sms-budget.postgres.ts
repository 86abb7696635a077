import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { school } from '../../src/lib/server/db/schema/directory';
import { sms, smsMonth } from '../../src/lib/server/db/schema/reach';
import { openServerDatabase } from '../../src/lib/server/db/server';
import { sendDueSms } from '../../src/lib/server/sms/send-due-sms';
import { newLinkCode } from '../../src/lib/server/sms/short-link';
import { schoolStory } from '../factories/school-story';
import { fakeSms, type FakeSms } from '../support/fake-sms';
import { MIGRATIONS } from '../support/migrations';
import { testApp, type TestApp } from '../support/test-app';

const THURSDAY_10 = new Date('2026-09-10T08:00:00Z');
const MESSAGES = 240;
/** 100 segments of 84 thousandths, and not one more. */
const BUDGET_CENTS = 840;

const gateways: FakeSms[] = [];
let apps: TestApp[] = [];
beforeAll(async () => {
	const gateway = (): FakeSms => {
		const fake = fakeSms();
		const own = gateways.push(fake);
		let n = 0;
		// Ids are the gateway's, the same for both processes: never twice the same.
		fake.answer = () => ({ kind: 'accepted', ids: [`${own}-${(n += 1)}`] });
		return fake;
	};
	const first = await testApp({ now: THURSDAY_10, sms: gateway() });
	const db = await openServerDatabase({ ...first.db.server!, poolSize: 8 }, MIGRATIONS);
	const second = await testApp({ now: THURSDAY_10, db: { ...first.db, ...db }, sms: gateway() });
	apps = [first, second];
});
afterAll(async () => {
	for (const app of apps.reverse()) await app.close();
});

test('two processes together do not spend more than a school allowed, and send nothing twice', async () => {
	const { db } = apps[0]!;
	const stories = [
		await schoolStory(db, { now: THURSDAY_10 }),
		await schoolStory(db, { now: THURSDAY_10 })
	];
	await db.transaction(SYSTEM, async (tx) => {
		await tx.update(school).set({
			deliverySettings: { sms: { isOn: true, monthlyBudgetCents: BUDGET_CENTS } }
		});
		await tx.insert(sms).values(
			Array.from({ length: MESSAGES }, (_, n) => ({
				schoolId: stories[n % 2]!.schoolId,
				guardianId: stories[n % 2]!.guardianId,
				phone: '+33639980101',
				locale: 'fr',
				text: 'x',
				encoding: 'gsm-7',
				segments: 1,
				costMillieuros: 84,
				code: newLinkCode(),
				path: '/',
				state: 'waiting',
				nextAttemptAt: THURSDAY_10
			}))
		);
	});

	// Three loops each: their claims overlap, and contend for the same month.
	await Promise.all(
		[...apps, ...apps, ...apps].map(async (app) => {
			while ((await sendDueSms(app)) > 0);
		})
	);

	const references = gateways.flatMap(({ sent }) => sent.map(({ reference }) => reference));
	expect(references).toHaveLength(200);
	expect(new Set(references).size).toBe(200);
	expect(gateways.every(({ sent }) => sent.length > 0)).toBe(true);
	const months = await db.transaction(SYSTEM, (tx) => tx.select().from(smsMonth));
	expect(months.map((row) => [row.segments, row.costMillieuros])).toEqual([
		[100, 8_400],
		[100, 8_400]
	]);
	const rows = await db.transaction(SYSTEM, (tx) => tx.select().from(sms));
	expect(rows.filter((row) => row.state === 'sent')).toHaveLength(200);
	expect(rows.filter((row) => row.lastError === 'no-budget')).toHaveLength(MESSAGES - 200);
});
