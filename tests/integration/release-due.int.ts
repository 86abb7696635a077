import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '../../src/lib/domain/disconnection/disconnection-policy';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { school } from '../../src/lib/server/db/schema/directory';
import { familyWriting, itemVersion } from '../../src/lib/server/db/schema/item';
import { planRelease } from '../../src/lib/server/release/plan-release';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { startReleaseLoop } from '../../src/lib/server/release/release-loop';
import { countAs, schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const SATURDAY = '2026-09-12T15:00:00Z';
const MONDAY_7 = '2026-09-14T05:00:00.000Z';

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: SATURDAY });
});
afterAll(() => app?.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(SATURDAY);
	story = await schoolStory(app.db, { now: new Date('2026-09-12T09:00:00Z') });
});

const held = (kind = 'message') =>
	storyItem(app.db, story, {
		kind,
		content: {},
		now: new Date(SATURDAY),
		plannedAt: new Date(MONDAY_7)
	});
const version = async (id: string) => {
	const [row] = await app.db.transaction(SYSTEM, (tx) =>
		tx.select().from(itemVersion).where(eq(itemVersion.id, id))
	);
	return row!;
};
const setPolicy = (disconnectionPolicy: object) =>
	app.db.transaction(SYSTEM, (tx) => tx.update(school).set({ disconnectionPolicy }));

describe('what is written', () => {
	it('on Saturday is planned for Monday at 7, on Monday at 10 it is released at once', async () => {
		const [row] = await app.db.transaction(SYSTEM, (tx) => tx.select().from(school));
		expect(planRelease(row!, new Date(SATURDAY))).toEqual({
			ok: true,
			value: { plannedAt: new Date(MONDAY_7), releasedAt: null }
		});
		const ten = new Date('2026-09-14T08:00:00Z');
		expect(planRelease(row!, ten)).toEqual({
			ok: true,
			value: { plannedAt: ten, releasedAt: ten }
		});
	});

	it('on Saturday is seen by the family on Monday at 7, not a millisecond before', async () => {
		const { versionId } = await held();
		app.setNow('2026-09-14T04:59:59.999Z');
		await releaseDue(app);
		expect(await countAs(app.db, story.family, 'item_version')).toBe(0);
		app.setNow(MONDAY_7);
		expect(await releaseDue(app)).toBe(1);
		expect((await version(versionId)).releasedAt?.toISOString()).toBe(MONDAY_7);
		expect(await countAs(app.db, story.family, 'item_version')).toBe(1);
		expect(await releaseDue(app)).toBe(0);
	});

	it('by a family on Saturday is seen by the school on Monday at 7', async () => {
		await app.db.transaction(SYSTEM, (tx) =>
			tx.insert(familyWriting).values({
				schoolId: story.schoolId,
				kind: 'callback',
				pupilId: story.pupilId,
				guardianId: story.guardianId,
				accountId: story.accountId,
				locale: 'ar',
				idempotencyKey: randomUUID(),
				writtenAt: new Date(SATURDAY),
				plannedAt: new Date(MONDAY_7)
			})
		);
		await releaseDue(app);
		expect(await countAs(app.db, story.staff, 'family_writing')).toBe(0);
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect(await countAs(app.db, story.staff, 'family_writing')).toBe(1);
	});
});

describe('what is due', () => {
	it('is planned again when the policy has closed its hour since', async () => {
		const { versionId } = await held();
		await setPolicy(POLICY_OF_PRESET['screens-commission']);
		app.setNow(MONDAY_7);
		expect(await releaseDue(app)).toBe(1);
		const row = await version(versionId);
		expect(row.releasedAt).toBeNull();
		expect(row.plannedAt.toISOString()).toBe('2026-09-14T05:30:00.000Z');
	});

	it('waits, and is not guessed, where no calendar has an opening', async () => {
		const { versionId } = await held();
		app.setNow('2027-07-05T08:00:00Z');
		await releaseDue(app);
		const row = await version(versionId);
		expect(row.releasedAt).toBeNull();
		expect(row.plannedAt.toISOString()).toBe('2027-07-05T09:00:00.000Z');
	});

	it('of one school waits when its hours are unreadable, and the other schools do not', async () => {
		const { versionId } = await held();
		await setPolicy({ monday: 'always' });
		story = await schoolStory(app.db, { now: new Date('2026-09-12T09:00:00Z') });
		const other = await held();
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect((await version(versionId)).releasedAt).toBeNull();
		expect((await version(other.versionId)).releasedAt?.toISOString()).toBe(MONDAY_7);
	});

	it('is never shown when it was withdrawn', async () => {
		const { versionId } = await held();
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(itemVersion).set({ withdrawnAt: new Date(SATURDAY) })
		);
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect((await version(versionId)).releasedAt).toBeNull();
	});

	it('is never shown when it was cancelled before its release, nor is the cancellation', async () => {
		const { itemId, versionId } = await held('absence');
		const cancellation = await cancel(itemId);
		app.setNow(MONDAY_7);
		await releaseDue(app);
		for (const id of [versionId, cancellation]) {
			expect(await version(id)).toMatchObject({
				releasedAt: null,
				withdrawnAt: new Date(MONDAY_7)
			});
		}
		expect(await countAs(app.db, story.family, 'item_version')).toBe(0);
	});

	it('takes back with a sentence what was released before it was cancelled', async () => {
		const { itemId } = await held('absence');
		app.setNow(MONDAY_7);
		await releaseDue(app);
		const cancellation = await cancel(itemId);
		await releaseDue(app);
		expect((await version(cancellation)).releasedAt).toEqual(new Date(MONDAY_7));
	});
});

describe('the release loop', () => {
	it('looks at once when it is woken, survives an outage, and stops', async () => {
		const { versionId } = await held();
		app.setNow(MONDAY_7);
		let isDown = true;
		const { db } = app;
		const flaky: TestApp = {
			...app,
			db: {
				...db,
				transaction: (actor, work) =>
					isDown ? Promise.reject(new Error('the database went away')) : db.transaction(actor, work)
			}
		};
		const loop = startReleaseLoop(flaky);
		isDown = false;
		app.wake();
		while (!(await version(versionId)).announcedAt) await new Promise((r) => setTimeout(r, 20));
		await loop.stop();
		const later = await held();
		app.wake();
		await new Promise((r) => setTimeout(r, 50));
		expect((await version(later.versionId)).releasedAt).toBeNull();
	});
});

async function cancel(itemId: string): Promise<string> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx
			.insert(itemVersion)
			.values({
				itemId,
				schoolId: story.schoolId,
				number: 2,
				change: 'cancel',
				content: {},
				enteredAt: app.clock.now(),
				receivedAt: app.clock.now(),
				plannedAt: new Date(MONDAY_7)
			})
			.returning();
		return row!.id;
	});
}
