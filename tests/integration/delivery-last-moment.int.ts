import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NEVER } from '../../src/lib/domain/delivery/notification';
import { parsePushPayload } from '../../src/lib/domain/delivery/push-payload';
import type { PushSender } from '../../src/lib/domain/delivery/push-sender';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { account, pushSubscription } from '../../src/lib/server/db/schema/account';
import { school } from '../../src/lib/server/db/schema/directory';
import { delivery } from '../../src/lib/server/db/schema/item';
import { sendDue } from '../../src/lib/server/delivery/send-due';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const THURSDAY_10 = new Date('2026-09-10T08:00:00Z'); // 10:00 in Paris
const THURSDAY_23 = new Date('2026-09-10T21:00:00Z');
const FRIDAY_7 = new Date('2026-09-11T05:00:00Z');
const ACCEPTED = { kind: 'answered', status: 201, retryAfter: null } as const;

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: THURSDAY_10 });
});
afterAll(() => app?.close());

beforeEach(async () => {
	await app.db.empty();
	app.push.sent.length = 0;
	app.push.answer = ACCEPTED;
	app.setNow(THURSDAY_10);
	story = await schoolStory(app.db, { now: THURSDAY_10 });
	await connect('https://push.example.org/1');
	await setSchool({ deliverySettings: { spreadMinutes: 0 } });
});

/** A phone of the story's family. */
const connect = (endpoint: string) =>
	app.db.transaction(SYSTEM, (tx) =>
		tx.insert(pushSubscription).values({
			accountId: story.accountId,
			sessionId: story.family.sessionId,
			endpoint,
			p256dh: 'unused by the fake sender',
			auth: 'unused by the fake sender',
			createdAt: THURSDAY_10
		})
	);

/** A thing announced long ago whose delivery is due at an instant. */
async function due(at: Date, given: { kind?: string; isUrgent?: boolean } = {}): Promise<string> {
	const { kind = 'absence', isUrgent = false } = given;
	const { versionId } = await storyItem(app.db, story, { kind, content: {}, now: THURSDAY_10 });
	return app.db.transaction(SYSTEM, async (tx) => {
		const [device] = await tx
			.select()
			.from(pushSubscription)
			.where(eq(pushSubscription.accountId, story.accountId));
		const [row] = await tx
			.insert(delivery)
			.values({
				schoolId: story.schoolId,
				itemVersionId: versionId,
				accountId: story.accountId,
				subscriptionId: device!.id,
				state: 'waiting',
				nextAttemptAt: at,
				isUrgent
			})
			.returning();
		return row!.id;
	});
}

const read = async (id: string) =>
	(
		await app.db.transaction(SYSTEM, (tx) => tx.select().from(delivery).where(eq(delivery.id, id)))
	)[0]!;
const setSchool = (values: Partial<typeof school.$inferInsert>) =>
	app.db.transaction(SYSTEM, (tx) => tx.update(school).set(values));
const payloads = () => app.push.sent.map((message) => parsePushPayload(message.text));

describe('what is kept of a delivery', () => {
	it('is until when the push service may show it, and the language of its words', async () => {
		const id = await due(THURSDAY_10);
		await sendDue(app);
		expect(await read(id)).toMatchObject({
			state: 'sent',
			sentAt: THURSDAY_10,
			expiresAt: new Date('2026-09-10T17:59:50Z'),
			locale: 'ar'
		});
	});

	it('is nothing of the kind when it was not taken', async () => {
		app.push.answer = { kind: 'answered', status: 503, retryAfter: null };
		const id = await due(THURSDAY_10);
		await sendDue(app);
		expect(await read(id)).toMatchObject({ state: 'waiting', expiresAt: null, locale: null });
	});
});

describe('what is urgent', () => {
	it('rings at night, for four hours', async () => {
		const id = await due(THURSDAY_23, { kind: 'message', isUrgent: true });
		app.setNow(THURSDAY_23);
		await sendDue(app);
		expect(app.push.sent[0]).toMatchObject({ ttlSeconds: 4 * 3_600, urgency: 'high' });
		expect(payloads()[0]).toMatchObject({ urgent: true, closesAt: '2026-09-11T01:00:00.000Z' });
		expect(await read(id)).toMatchObject({ expiresAt: new Date('2026-09-11T01:00:00Z') });
	});

	it('takes along nothing that is not', async () => {
		await due(THURSDAY_23, { kind: 'message', isUrgent: true });
		const other = await due(THURSDAY_23);
		app.setNow(THURSDAY_23);
		await sendDue(app);
		expect(app.push.sent).toHaveLength(1);
		expect(await read(other)).toMatchObject({ state: 'waiting', nextAttemptAt: FRIDAY_7 });
		app.setNow(FRIDAY_7);
		await sendDue(app);
		const [urgent, usual] = app.push.sent;
		expect(payloads()[1]).not.toHaveProperty('urgent');
		expect(usual!.topic).not.toBe(urgent!.topic);
		expect(urgent!.topic).toMatch(/^[\w-]{1,32}$/);
	});

	it("passes a family's own hours too", async () => {
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(account).set({ ownHours: { opens: '18:00', closes: '19:00' } })
		);
		await due(THURSDAY_10, { isUrgent: true });
		await sendDue(app);
		expect(app.push.sent).toHaveLength(1);
	});
});

describe("a family's own hours", () => {
	const setOwn = (ownHours: unknown) =>
		app.db.transaction(SYSTEM, (tx) => tx.update(account).set({ ownHours }));

	it('are looked at again at sending', async () => {
		const id = await due(THURSDAY_10);
		await setOwn({ opens: '18:00', closes: '19:00' });
		await sendDue(app);
		expect(app.push.sent).toHaveLength(0);
		expect(await read(id)).toMatchObject({
			state: 'waiting',
			attempts: 0,
			nextAttemptAt: new Date('2026-09-10T16:00:00Z')
		});
		app.setNow('2026-09-10T16:00:00Z');
		await sendDue(app);
		expect(app.push.sent[0]).toMatchObject({ ttlSeconds: 3_600 - 10 });
	});

	it('are the hours of that family only', async () => {
		await setOwn({ opens: '18:00', closes: '19:00' });
		await due(THURSDAY_10);
		story = await schoolStory(app.db, { now: THURSDAY_10 });
		await connect('https://push.example.org/2');
		await due(THURSDAY_10);
		await sendDue(app);
		expect(app.push.sent.map((message) => message.target.endpoint)).toEqual([
			'https://push.example.org/2'
		]);
	});

	it('that cannot be read disturb nobody', async () => {
		await setOwn({ opens: 'morning' });
		await due(THURSDAY_10);
		await sendDue(app);
		expect(app.push.sent).toHaveLength(0);
	});
});

describe('a school that stopped sending', () => {
	it('sends nothing, not even what is urgent: it waits to be planned again', async () => {
		const ids = [await due(THURSDAY_10), await due(THURSDAY_10, { isUrgent: true })];
		await setSchool({ sendingStoppedAt: THURSDAY_10 });
		await sendDue(app);
		expect(app.push.sent).toHaveLength(0);
		for (const id of ids) {
			expect(await read(id)).toMatchObject({
				...{ state: 'waiting', attempts: 0, leaseUntil: null },
				nextAttemptAt: NEVER
			});
		}
	});

	it('and began again while this was in hand: it goes out', async () => {
		const id = await due(THURSDAY_10);
		await setSchool({ sendingStoppedAt: THURSDAY_10 });
		let isClaimed = false;
		// What takes the deliveries sees the stop; what writes the outcomes does not any more.
		const db = {
			...app.db,
			transaction: (async (actor, work) => {
				if (isClaimed) await setSchool({ sendingStoppedAt: null });
				isClaimed = true;
				return app.db.transaction(actor, work);
			}) as TestApp['db']['transaction']
		};
		await sendDue({ ...app, db });
		expect(await read(id)).toMatchObject({ state: 'waiting', nextAttemptAt: THURSDAY_10 });
		await sendDue(app);
		expect(app.push.sent).toHaveLength(1);
	});

	it('does not take back what a phone was sent already', async () => {
		const id = await due(THURSDAY_10);
		const send: PushSender['send'] = async () => {
			await setSchool({ sendingStoppedAt: THURSDAY_10 });
			return ACCEPTED;
		};
		await sendDue({ ...app, push: { ...app.push, send } });
		expect(await read(id)).toMatchObject({ state: 'sent' });
	});
});
