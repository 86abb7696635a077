import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import type { PushMessage } from '../../src/lib/domain/delivery/push-sender';
import { pushSubscription } from '../../src/lib/server/db/schema/account';
import { delivery, itemVersion } from '../../src/lib/server/db/schema/item';
import { openServerDatabase } from '../../src/lib/server/db/server';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { schoolStory, storyItem } from '../factories/school-story';
import { MIGRATIONS } from '../support/migrations';
import { testApp, type TestApp } from '../support/test-app';

const MONDAY_7 = new Date('2026-09-14T05:00:00Z');
const ITEMS = 120;
const DEVICES = 6;

let apps: TestApp[] = [];
beforeAll(async () => {
	const first = await testApp({ now: MONDAY_7 });
	const open = async (): Promise<TestApp> => {
		const db = await openServerDatabase({ ...first.db.server!, poolSize: 4 }, MIGRATIONS);
		return testApp({ now: MONDAY_7, db: { ...first.db, ...db } });
	};
	apps = [first, await open(), await open()];
});
afterAll(async () => {
	for (const app of apps.reverse()) await app.close();
});

test('three processes share a morning: everything is released, announced and sent once', async () => {
	const [first] = apps;
	const { db } = first!;
	const saturday = new Date('2026-09-12T10:00:00Z');
	const story = await schoolStory(db, { now: MONDAY_7 });
	await db.transaction(SYSTEM, (tx) =>
		tx.insert(pushSubscription).values(
			Array.from({ length: DEVICES }, (_, n) => ({
				accountId: story.accountId,
				sessionId: story.family.sessionId,
				endpoint: `https://push.example.org/${n}`,
				p256dh: 'unused by the fake sender',
				auth: 'unused by the fake sender',
				createdAt: saturday
			}))
		)
	);
	for (let n = 0; n < ITEMS; n += 1) {
		await storyItem(db, story, {
			kind: 'message',
			content: {},
			now: saturday,
			plannedAt: MONDAY_7
		});
	}

	// A quarter of an hour later everybody's moment after the opening has come.
	for (const app of apps) app.setNow('2026-09-14T05:15:00Z');
	const drain = async (app: TestApp) => {
		while ((await doWhatIsDue(app)) > 0);
	};
	await Promise.all(apps.map(drain));
	await drain(first!);

	const versions = await db.transaction(SYSTEM, (tx) => tx.select().from(itemVersion));
	expect(versions.filter((one) => one.releasedAt && one.announcedAt)).toHaveLength(ITEMS);
	const written = await db.transaction(SYSTEM, (tx) => tx.select().from(delivery));
	expect(written).toHaveLength(ITEMS * DEVICES);
	expect(written.every((one) => one.state === 'sent' && one.attempts === 1)).toBe(true);
	const told = apps.flatMap((app) => app.push.sent).map(deliveryOf);
	expect(new Set(told).size).toBe(told.length);
	expect(told.length).toBeGreaterThanOrEqual(DEVICES);
});

function deliveryOf({ text }: PushMessage): string {
	return (JSON.parse(text) as { delivery: string }).delivery;
}
