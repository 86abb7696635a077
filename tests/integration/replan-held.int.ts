import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NEVER } from '../../src/lib/domain/delivery/notification';
import {
	POLICY_OF_PRESET,
	type DisconnectionPolicy
} from '../../src/lib/domain/disconnection/disconnection-policy';
import { notBeforeOf } from '../../src/lib/domain/release/not-before';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { school } from '../../src/lib/server/db/schema/directory';
import { delivery, familyWriting, item, itemVersion } from '../../src/lib/server/db/schema/item';
import { staffNote } from '../../src/lib/server/db/schema/staff';
import { announceReleased } from '../../src/lib/server/release/announce-released';
import { planRelease, planWriting } from '../../src/lib/server/release/plan-release';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { replanHeld } from '../../src/lib/server/release/replan-held';
import { connectPhone } from '../factories/phone';
import { countAs, schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const SATURDAY = new Date('2026-09-12T15:00:00Z');
const MONDAY_7 = '2026-09-14T05:00:00.000Z';
const MONDAY_730 = '2026-09-14T05:30:00.000Z';
const TUESDAY_7 = '2026-09-15T05:00:00.000Z';
const WEEKLONG = POLICY_OF_PRESET['report-2025'];

let app: TestApp;
let story: SchoolStory;
let present = SATURDAY;

beforeAll(async () => {
	app = await testApp({ now: SATURDAY });
});
afterAll(() => app?.close());
beforeEach(async () => {
	await app.db.empty();
	app.push.sent.length = 0;
	setNow(SATURDAY);
	story = await schoolStory(app.db, { now: SATURDAY });
	await app.db.asSuperuser(`update family_session set expires_at = '2027-01-01'`);
	await connectPhone(app.db, story);
	await setSchool({ deliverySettings: { spreadMinutes: 0 } });
});

function setNow(at: Date | string) {
	present = new Date(at);
	app.setNow(present);
}
async function drain() {
	while ((await doWhatIsDue(app)) > 0);
}
const write = (kind = 'message', plannedAt = MONDAY_7, content: object = {}, now = present) =>
	storyItem(app.db, story, { kind, content, now, plannedAt: new Date(plannedAt) });
const setSchool = (values: Partial<typeof school.$inferInsert>) =>
	app.db.transaction(SYSTEM, (tx) =>
		tx.update(school).set(values).where(eq(school.id, story.schoolId))
	);
/** Changes a school and plans again what it holds, as every use case that changes one does. */
const change = (values: Partial<typeof school.$inferInsert>) =>
	app.db.transaction(SYSTEM, async (tx) => {
		await tx.update(school).set(values).where(eq(school.id, story.schoolId));
		await replanHeld(app, tx, story.schoolId, present);
	});
const policy = (disconnectionPolicy: DisconnectionPolicy) => change({ disconnectionPolicy });
const version = async (id: string) =>
	(
		await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(itemVersion).where(eq(itemVersion.id, id))
		)
	)[0]!;
const plannedAt = async (id: string) => (await version(id)).plannedAt.toISOString();
const deliveries = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(delivery));
const setVersion = (id: string, values: Partial<typeof itemVersion.$inferInsert>) =>
	app.db.transaction(SYSTEM, (tx) =>
		tx.update(itemVersion).set(values).where(eq(itemVersion.id, id))
	);

describe('a policy that changes', () => {
	it('moves what is held, in both directions and between staff; what was released stays', async () => {
		const { versionId: released } = await write('message', SATURDAY.toISOString());
		const { versionId: held } = await write();
		const [writing, note] = await app.db.transaction(SYSTEM, async (tx) => [
			await tx
				.insert(familyWriting)
				.values({
					schoolId: story.schoolId,
					kind: 'callback',
					guardianId: story.guardianId,
					accountId: story.accountId,
					locale: 'ar',
					idempotencyKey: randomUUID(),
					writtenAt: present,
					plannedAt: new Date(MONDAY_7)
				})
				.returning(),
			await tx
				.insert(staffNote)
				.values({
					schoolId: story.schoolId,
					authorId: story.staff.staffId,
					text: 'Réunion avancée',
					writtenAt: present,
					plannedAt: new Date(MONDAY_7)
				})
				.returning()
		]);
		await policy(POLICY_OF_PRESET['screens-commission']);
		expect(await plannedAt(held)).toBe(MONDAY_730);
		expect((await version(released)).releasedAt).toEqual(SATURDAY);
		setNow('2026-09-14T05:29:59.999Z');
		expect(await releaseDue(app)).toBe(0);
		setNow(MONDAY_730);
		expect(await releaseDue(app)).toBe(3);
		for (const [table, id] of [
			[familyWriting, writing[0]!.id],
			[staffNote, note[0]!.id]
		] as const) {
			const [row] = await app.db.transaction(SYSTEM, (tx) =>
				tx.select().from(table).where(eq(table.id, id))
			);
			expect(row?.releasedAt?.toISOString()).toBe(MONDAY_730);
		}
	});

	it('brings notifications that wait forward, and puts them back', async () => {
		await policy({ ...WEEKLONG, monday: { opens: '07:00', closes: '20:00' } });
		await write();
		setNow(MONDAY_7);
		await releaseDue(app);
		await announceReleased(app);
		const due = async () => (await deliveries())[0]!.nextAttemptAt.toISOString();
		expect(await due()).toBe(MONDAY_7);
		await policy({ ...WEEKLONG, monday: { opens: '09:00', closes: '20:00' } });
		expect(await due()).toBe('2026-09-14T07:00:00.000Z');
		await policy(WEEKLONG);
		expect(await due()).toBe(MONDAY_7);
	});

	it('leaves a retry where its push service wants it, and moves one that waits for an opening', async () => {
		setNow('2026-09-14T08:00:00Z');
		app.push.answer = { kind: 'answered', status: 429, retryAfter: '1800' };
		await write('message', present.toISOString());
		await drain();
		const [asked] = await deliveries();
		expect(asked!.nextAttemptAt >= new Date('2026-09-14T08:30:00Z')).toBe(true);
		await policy(POLICY_OF_PRESET['screens-commission']);
		expect((await deliveries())[0]!.nextAttemptAt).toEqual(asked!.nextAttemptAt);
		setNow('2026-09-14T18:30:00Z');
		await drain();
		expect((await deliveries())[0]!.nextAttemptAt.toISOString()).toBe('2026-09-15T05:30:00.000Z');
		await policy(WEEKLONG);
		expect((await deliveries())[0]!.nextAttemptAt.toISOString()).toBe(TUESDAY_7);
		app.push.answer = { kind: 'answered', status: 201, retryAfter: null };
	});

	it('of another school moves nothing here', async () => {
		const { versionId } = await write();
		const other = await schoolStory(app.db, { now: SATURDAY });
		await app.db.transaction(SYSTEM, async (tx) => {
			await tx.update(school).set({ disconnectionPolicy: POLICY_OF_PRESET['screens-commission'] });
			await replanHeld(app, tx, other.schoolId, present);
		});
		expect(await plannedAt(versionId)).toBe(MONDAY_7);
	});
});

describe('a delay of the kind’s own', () => {
	const grade = async (pupilsAt: string, planned: string) => {
		const { versionId } = await write('message', planned);
		const notBefore = notBeforeOf(
			{ kind: 'grade', pupilsAt: new Date(pupilsAt) },
			{ gradeDelayHours: 24 }
		);
		await setVersion(versionId, { notBefore });
		return versionId;
	};

	it('is obeyed by the release, whatever it was planned for', async () => {
		setNow('2026-09-14T08:00:00Z');
		const id = await grade('2026-09-14T08:00:00Z', '2026-09-14T08:00:30Z');
		setNow('2026-09-14T08:01:00Z');
		await releaseDue(app);
		expect(await version(id)).toMatchObject({
			releasedAt: null,
			plannedAt: new Date('2026-09-15T08:00:00Z')
		});
		setNow('2026-09-15T07:59:59.999Z');
		await drain();
		expect((await version(id)).releasedAt).toBeNull();
		setNow('2026-09-15T08:00:00Z');
		await drain();
		expect((await version(id)).releasedAt).toEqual(present);
		expect(app.push.sent).toHaveLength(1);
	});

	it('is obeyed when all that is held is planned again', async () => {
		const delayed = await grade('2026-09-14T10:00:00Z', MONDAY_7);
		const over = await grade('2026-09-11T10:00:00Z', MONDAY_7);
		await policy(POLICY_OF_PRESET['screens-commission']);
		expect(await plannedAt(delayed)).toBe('2026-09-15T10:00:00.000Z');
		expect(await plannedAt(over)).toBe(MONDAY_730);
	});

	it('that ends in a closed period waits for the opening, and its notification for its moment', async () => {
		await setSchool({ deliverySettings: { spreadMinutes: 10 } });
		setNow('2026-09-14T19:00:00Z');
		const id = await grade('2026-09-13T20:00:00Z', TUESDAY_7);
		setNow(TUESDAY_7);
		await releaseDue(app);
		await announceReleased(app);
		expect((await version(id)).releasedAt).toEqual(present);
		const [told] = await deliveries();
		expect(told!.nextAttemptAt > present).toBe(true);
	});
});

describe('homework', () => {
	const content = {
		subject: 'Mathématiques',
		givenOn: '2026-09-11',
		dueOn: '2026-09-15',
		instructions: 'Exercices 3 et 4.'
	};
	const closedMonday = { ...WEEKLONG, monday: null };

	it('written here moves with its release, and comes back', async () => {
		const { versionId } = await write('homework', MONDAY_7, content);
		await policy(closedMonday);
		expect(await version(versionId)).toMatchObject({
			plannedAt: new Date(TUESDAY_7),
			content: { ...content, dueOn: '2026-09-16', askedDueOn: '2026-09-15' }
		});
		await policy(WEEKLONG);
		expect((await version(versionId)).content).toEqual(content);
	});

	it('is moved by a release that came late', async () => {
		const { versionId } = await write('homework', MONDAY_7, content);
		setNow('2026-09-16T09:00:00Z');
		await drain();
		expect(await version(versionId)).toMatchObject({
			releasedAt: present,
			content: { dueOn: '2026-09-17', askedDueOn: '2026-09-15' }
		});
	});

	it('released on time keeps its day', async () => {
		const { versionId } = await write('homework', MONDAY_7, content);
		setNow(MONDAY_7);
		await drain();
		expect((await version(versionId)).content).toEqual(content);
	});

	it('of the school’s own program keeps its dates', async () => {
		const { itemId, versionId } = await write('homework', MONDAY_7, content);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(item).set({ sourceId: 'T-1' }).where(eq(item.id, itemId))
		);
		await policy(closedMonday);
		setNow('2026-09-16T09:00:00Z');
		await drain();
		expect(await version(versionId)).toMatchObject({ releasedAt: present, content });
	});
});

describe('a school that has stopped its sending', () => {
	const stop = () => change({ sendingStoppedAt: present });
	const resume = () => change({ sendingStoppedAt: null });

	it('releases and announces nothing, and all of it once it sends again', async () => {
		const { versionId } = await write();
		setNow(MONDAY_7);
		await stop();
		await drain();
		expect(await version(versionId)).toMatchObject({ releasedAt: null });
		expect(await countAs(app.db, story.family, 'item_version')).toBe(0);
		setNow('2026-09-14T09:00:00Z');
		await resume();
		await drain();
		expect((await version(versionId)).releasedAt).toEqual(present);
		expect(app.push.sent).toHaveLength(1);
	});

	it('keeps its notifications for then', async () => {
		setNow(MONDAY_7);
		await write('absence', MONDAY_7);
		await announceReleased(app);
		await stop();
		expect((await deliveries())[0]).toMatchObject({ state: 'waiting', nextAttemptAt: NEVER });
		await drain();
		expect(app.push.sent).toHaveLength(0);
		setNow('2026-09-14T19:00:00Z');
		await resume();
		expect((await deliveries())[0]?.nextAttemptAt.toISOString()).toBe(TUESDAY_7);
	});

	it('holds even what is urgent, which leaves as soon as it sends again', async () => {
		await stop();
		const { versionId } = await write('message', '2026-09-12T21:00:00Z');
		await setVersion(versionId, { urgentReason: 'Fuite de gaz' });
		setNow('2026-09-12T22:00:00Z');
		await drain();
		expect((await version(versionId)).releasedAt).toBeNull();
		await resume();
		await drain();
		expect((await version(versionId)).releasedAt).toEqual(present);
		expect(app.push.sent).toHaveLength(1);
	});

	it('announces what was released just before only once it sends again', async () => {
		setNow(MONDAY_7);
		await write('absence', MONDAY_7);
		await stop();
		expect(await announceReleased(app)).toBe(0);
		await resume();
		expect(await announceReleased(app)).toBe(1);
	});

	it('is written to by families all the same', async () => {
		await setSchool({ sendingStoppedAt: present });
		const [row] = await app.db.transaction(SYSTEM, (tx) => tx.select().from(school));
		const monday = new Date('2026-09-14T09:00:00Z');
		expect(planWriting(row!, monday)).toMatchObject({ value: { releasedAt: monday } });
		expect(planRelease(row!, monday)).toEqual({
			ok: true,
			value: { plannedAt: new Date(TUESDAY_7), releasedAt: null }
		});
	});

	it('does not hold up the others, however much it holds', async () => {
		const first = story;
		await app.db.transaction(SYSTEM, async (tx) => {
			const items = await tx
				.insert(item)
				.values(
					Array.from({ length: 700 }, () => ({
						schoolId: first.schoolId,
						kind: 'message',
						pupilId: first.pupilId,
						createdAt: present
					}))
				)
				.returning();
			await tx.insert(itemVersion).values(
				items.map(({ id }) => ({
					itemId: id,
					schoolId: first.schoolId,
					number: 1,
					change: 'create',
					content: {},
					enteredAt: present,
					receivedAt: present,
					plannedAt: new Date(MONDAY_7)
				}))
			);
		});
		await stop();
		story = await schoolStory(app.db, { now: SATURDAY });
		const { versionId } = await write('message', '2026-09-14T05:10:00Z');
		setNow('2026-09-14T05:10:00Z');
		await drain();
		expect((await version(versionId)).releasedAt).toEqual(present);
		expect(await countAs(app.db, first.family, 'item_version')).toBe(0);
	});
});
