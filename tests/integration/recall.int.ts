import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { readItem } from '../../src/lib/server/compose/read-item';
import { recordAbsence } from '../../src/lib/server/compose/record-absence';
import { restoreItem } from '../../src/lib/server/recall/restore-item';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { delivery, item, itemSeen, itemVersion } from '../../src/lib/server/db/schema/item';
import { notice, sms } from '../../src/lib/server/db/schema/reach';
import { journal } from '../../src/lib/server/db/schema/staff';
import { readCard, readHome, readList } from '../../src/lib/server/home/read-home';
import { recordVisit } from '../../src/lib/server/home/record-visit';
import { wasRecalled } from '../../src/lib/server/home/was-recalled';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import {
	otherGuardian,
	phoneFor,
	unconnectedGuardian,
	type OtherGuardian
} from '../factories/more-guardians';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const AT_NIGHT = new Date('2026-11-24T22:00:00+01:00');
const WEDNESDAY_7 = new Date('2026-11-25T07:00:00+01:00');

let app: TestApp;
let story: SchoolStory;
let other: OtherGuardian;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	app.push.sent.length = 0;
	await app.db.empty();
	story = await schoolStory(app.db, { roles: ['secretary'], now: TUESDAY });
	other = await otherGuardian(app.db, story, { now: TUESDAY });
});

function done<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
}

async function said(): Promise<string> {
	const input = { audience: 'school' as const, subject: 'Sortie', text: 'Au parc vendredi.' };
	return done(await composeMessage(app, story.staff, input)).itemId;
}

async function drain(): Promise<void> {
	while ((await doWhatIsDue(app)) > 0);
}

const takeBack = async (itemId: string) => done(await takeBackItem(app, story.staff, itemId)).how;

/** What a family is shown of the item, everywhere: its home, its list, the page of the item. */
async function shownTo(family: GuardianActor, itemId: string): Promise<string[]> {
	const places = [
		(await readHome(app, family)).cards.find((card) => card.itemId === itemId),
		(await readList(app, family, 'message')).cards.find((card) => card.itemId === itemId),
		await readCard(app, family, 'message', itemId)
	];
	return places.map((card) => (card ? (card.isTakenBack ? 'taken-back' : 'shown') : 'nothing'));
}
const NOWHERE = ['nothing', 'nothing', 'nothing'];
const EVERYWHERE = ['shown', 'shown', 'shown'];
const TAKEN_BACK = ['taken-back', 'taken-back', 'taken-back'];

const deliveries = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(delivery));
const stateOf = async (itemId: string) => (await readItem(app, story.staff, itemId))?.state;

describe('released and seen by nobody', () => {
	test('it is recalled without a word: nobody ever sees it, nobody is told', async () => {
		await phoneFor(app.db, story.family, TUESDAY);
		const itemId = await said();
		expect(await takeBack(itemId)).toBe('recalled');
		await drain();
		expect(app.push.sent).toEqual([]);
		expect(await shownTo(story.family, itemId)).toEqual(NOWHERE);
		expect(await shownTo(other.family, itemId)).toEqual(NOWHERE);
		expect(await stateOf(itemId)).toBe('recalled');
		const seen = await app.db.transaction(SYSTEM, (tx) => tx.select().from(itemSeen));
		expect(seen).toEqual([]);
	});

	test('a notification that was shown leads to a kind page, of nobody else’s', async () => {
		await phoneFor(app.db, story.family, TUESDAY);
		const itemId = await said();
		await drain();
		expect(app.push.sent).toHaveLength(1);
		expect(await wasRecalled(app, story.family, itemId)).toBe(false);
		expect(await takeBack(itemId)).toBe('recalled');
		await drain();
		expect(app.push.sent).toHaveLength(1);
		expect(await readCard(app, story.family, 'message', itemId)).toBeNull();
		expect(await wasRecalled(app, story.family, itemId)).toBe(true);
		const stranger = await schoolStory(app.db, { now: TUESDAY });
		expect(await wasRecalled(app, stranger.family, itemId)).toBe(false);
		expect(await wasRecalled(app, { ...story.family, isProvisional: true }, itemId)).toBe(false);
		expect(await wasRecalled(app, story.family, 'nulle-part')).toBe(false);
	});

	test('what waits to tell of it is void: notifications, the ladder, short messages', async () => {
		const device = await phoneFor(app.db, story.family, TUESDAY);
		const [itemId, another] = [await said(), await said()];
		await app.db.transaction(SYSTEM, async (tx) => {
			const message = (code: string) => ({
				schoolId: story.schoolId,
				guardianId: story.guardianId,
				phone: '+33639980101',
				locale: 'ar',
				text: code,
				encoding: 'ucs-2',
				segments: 1,
				costMillieuros: 84,
				code,
				path: `/messages/${itemId}`,
				state: 'waiting',
				nextAttemptAt: WEDNESDAY_7
			});
			const [own, shared] = await tx
				.insert(sms)
				.values([message('own'), message('shared')])
				.returning();
			const versions = await tx.select().from(itemVersion);
			const rung = (id: string, guardianId: string, smsId: string) => ({
				schoolId: story.schoolId,
				itemId: id,
				itemVersionId: versions.find((version) => version.itemId === id)!.id,
				guardianId,
				step: 'sms',
				nextStepAt: WEDNESDAY_7,
				openedAt: TUESDAY,
				smsId
			});
			await tx
				.insert(notice)
				.values([
					rung(itemId, other.guardianId, own!.id),
					rung(itemId, story.guardianId, shared!.id),
					rung(another, story.guardianId, shared!.id)
				]);
			await tx.insert(delivery).values({
				schoolId: story.schoolId,
				itemVersionId: versions.find((version) => version.itemId === itemId)!.id,
				accountId: story.accountId,
				subscriptionId: device,
				state: 'waiting',
				nextAttemptAt: WEDNESDAY_7
			});
		});
		await takeBack(itemId);
		expect(await deliveries()).toMatchObject([{ state: 'void' }]);
		await app.db.transaction(SYSTEM, async (tx) => {
			const rungs = await tx.select().from(notice).where(eq(notice.itemId, itemId));
			expect(rungs).toMatchObject([
				{ step: 'void', nextStepAt: null },
				{ step: 'void', nextStepAt: null }
			]);
			const left = await tx.select().from(notice).where(eq(notice.itemId, another));
			expect(left).toMatchObject([{ step: 'sms' }]);
			const states = (await tx.select().from(sms)).map(({ code, state }) => [code, state]);
			expect(Object.fromEntries(states)).toEqual({ own: 'void', shared: 'waiting' });
		});
	});

	test('undone, it is told as if nothing had been, once', async () => {
		await phoneFor(app.db, story.family, TUESDAY);
		const itemId = await said();
		await drain();
		await phoneFor(app.db, other.family, TUESDAY);
		await takeBack(itemId);
		await drain();
		done(await restoreItem(app, story.staff, itemId));
		await drain();
		expect(app.push.sent).toHaveLength(2);
		expect(await stateOf(itemId)).toBe('released');
		expect(await shownTo(other.family, itemId)).toEqual(EVERYWHERE);
		expect(await wasRecalled(app, other.family, itemId)).toBe(false);
		expect(await takeBack(itemId)).toBe('with-a-sentence');
	});

	test('the journal says who recalled it, and how many had seen it', async () => {
		const itemId = await said();
		await takeBack(itemId);
		done(await restoreItem(app, story.staff, itemId));
		const entries = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(journal).where(eq(journal.subject, itemId))
		);
		expect(entries).toMatchObject([
			{
				action: 'item.recalled',
				staffId: story.staff.staffId,
				details: { kind: 'message', seen: 0 }
			},
			{ action: 'item.put-back', staffId: story.staff.staffId }
		]);
	});
});

describe('seen by one of two', () => {
	test('she is told that it no longer holds; the other never sees anything', async () => {
		await phoneFor(app.db, story.family, TUESDAY);
		await phoneFor(app.db, other.family, TUESDAY);
		const itemId = await said();
		expect(await shownTo(story.family, itemId)).toEqual(EVERYWHERE);
		expect(await takeBack(itemId)).toBe('with-a-sentence');
		await drain();
		expect(await shownTo(story.family, itemId)).toEqual(TAKEN_BACK);
		expect(await shownTo(other.family, itemId)).toEqual(NOWHERE);
		expect(await wasRecalled(app, other.family, itemId)).toBe(true);
		expect(await stateOf(itemId)).toBe('taken-back');
		const told = new Set((await deliveries()).map(({ accountId }) => accountId));
		expect(told).not.toContain(other.accountId);
		expect(await restoreItem(app, story.staff, itemId)).toMatchObject({
			error: { code: 'compose.too-late' }
		});
	});

	test('the ladder that unsays it is climbed for her, and for whom a person told it', async () => {
		const called = await unconnectedGuardian(app.db, story, {
			firstName: 'Ana',
			lastName: 'DITE',
			now: TUESDAY
		});
		const itemId = await said();
		await drain();
		await readHome(app, story.family);
		const reach = (guardianId: string, reachedThrough: string) =>
			app.db.transaction(SYSTEM, (tx) =>
				tx
					.update(notice)
					.set({ step: 'reached', nextStepAt: null, reachedAt: TUESDAY, reachedThrough })
					.where(eq(notice.guardianId, guardianId))
			);
		await reach(called, 'call');
		await reach(other.guardianId, 'displayed');
		await takeBack(itemId);
		await drain();
		const unsaid = await app.db.transaction(SYSTEM, (tx) =>
			tx
				.select({ guardianId: notice.guardianId })
				.from(notice)
				.innerJoin(itemVersion, eq(itemVersion.id, notice.itemVersionId))
				.where(eq(itemVersion.change, 'cancel'))
		);
		expect(unsaid.map(({ guardianId }) => guardianId).sort()).toEqual(
			[story.guardianId, called].sort()
		);
	});

	test('at night she keeps what she saw until the opening says that it no longer holds', async () => {
		const itemId = await said();
		await readHome(app, story.family);
		app.setNow(AT_NIGHT);
		expect(await takeBack(itemId)).toBe('with-a-sentence');
		expect(await shownTo(story.family, itemId)).toEqual(EVERYWHERE);
		expect(await shownTo(other.family, itemId)).toEqual(NOWHERE);
		expect(await stateOf(itemId)).toBe('taken-back');
		app.setNow(WEDNESDAY_7);
		await drain();
		expect(await shownTo(story.family, itemId)).toEqual(TAKEN_BACK);
		expect(await shownTo(other.family, itemId)).toEqual(NOWHERE);
	});

	test('undone before the opening, both see it', async () => {
		const itemId = await said();
		await readHome(app, story.family);
		app.setNow(AT_NIGHT);
		await takeBack(itemId);
		done(await restoreItem(app, story.staff, itemId));
		app.setNow(WEDNESDAY_7);
		await drain();
		expect(await shownTo(story.family, itemId)).toEqual(EVERYWHERE);
		expect(await shownTo(other.family, itemId)).toEqual(EVERYWHERE);
	});

	test('so is an absence: whoever has not seen it finds no page to answer on', async () => {
		const given = { pupil: story.pupilId, day: '2026-11-24', period: 'day' as const };
		const { itemId } = done(await recordAbsence(app, story.staff, given));
		await readHome(app, story.family);
		await takeBack(itemId);
		expect(await readCard(app, story.family, 'absence', itemId)).toMatchObject({
			isTakenBack: true
		});
		expect(await readCard(app, other.family, 'absence', itemId)).toBeNull();
		expect(await wasRecalled(app, other.family, itemId)).toBe(true);
	});
});

test('the language in which an item was first seen is kept', async () => {
	await said();
	await readHome(app, { ...story.family, locale: 'ar' });
	await readHome(app, { ...story.family, locale: 'fr' });
	const seen = await app.db.transaction(SYSTEM, (tx) => tx.select().from(itemSeen));
	expect(seen).toMatchObject([{ accountId: story.accountId, locale: 'ar' }]);
});

test('read before the recall and not yet shown: neither shown nor counted as seen', async () => {
	const itemId = await said();
	await takeBack(itemId);
	const read = [{ id: itemId, school_id: story.schoolId, is_seen: false }];
	const { shown } = await app.db.transaction(story.family, (tx) =>
		recordVisit(tx, story.family, read, [], TUESDAY)
	);
	expect([...shown]).toEqual([]);
	const seen = await app.db.transaction(SYSTEM, (tx) => tx.select().from(itemSeen));
	expect(seen).toEqual([]);
});

test('what the school’s program keeps is recalled there, not here', async () => {
	const itemId = await said();
	await app.db.transaction(SYSTEM, (tx) =>
		tx.update(item).set({ sourceId: 'm-1' }).where(eq(item.id, itemId))
	);
	expect(await takeBackItem(app, story.staff, itemId)).toMatchObject({
		error: { code: 'compose.not-ours' }
	});
});
