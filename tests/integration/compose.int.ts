import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readItemFilters } from '../../src/lib/domain/message/list-items.input';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import { composeHomework } from '../../src/lib/server/compose/compose-homework';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { listAnswers } from '../../src/lib/server/compose/list-answers';
import { listItems } from '../../src/lib/server/compose/list-items';
import { listRecipients } from '../../src/lib/server/compose/list-recipients';
import { previewRelease } from '../../src/lib/server/compose/preview-release';
import { readItem } from '../../src/lib/server/compose/read-item';
import { recordAbsence, recordLateness } from '../../src/lib/server/compose/record-absence';
import { takeAnswerIn } from '../../src/lib/server/compose/take-answer-in';
import { restoreItem } from '../../src/lib/server/recall/restore-item';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { familyWriting, item, itemSeen, itemVersion } from '../../src/lib/server/db/schema/item';
import { readHome } from '../../src/lib/server/home/read-home';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = '2026-11-24T10:00:00+01:00';
const SATURDAY = '2026-11-28T10:00:00+01:00';
const MONDAY_7 = '2026-11-30T07:00:00+01:00';

let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['secretary'], now: new Date(TUESDAY) });
	elsewhere = await schoolStory(app.db, { roles: ['secretary'], now: new Date(TUESDAY) });
});

const as = (...roles: StaffActor['roles']): StaffActor => ({ ...here.staff, roles });
const toAll = { audience: 'school' as const, subject: 'Sortie', text: 'Sortie au parc vendredi.' };
const lines = async (query = '', actor = here.staff) =>
	(await listItems(app, actor, readItemFilters(new URLSearchParams(query)))).lines;

function done<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
}

/** What the family of the story is shown of an item. */
const shown = (itemId: string) =>
	app.db.transaction(here.family, (tx) =>
		tx.select().from(itemVersion).where(eq(itemVersion.itemId, itemId))
	);

describe('a message', () => {
	test('goes at once in open hours, and the list says who saw it', async () => {
		const { itemId, isHeld } = done(await composeMessage(app, here.staff, toAll));
		expect(isHeld).toBe(false);
		expect(await shown(itemId)).toHaveLength(1);
		expect(await lines()).toMatchObject([
			{
				id: itemId,
				state: 'released',
				recipient: null,
				author: here.staff.name,
				concerned: 1,
				informed: 0,
				seen: 0
			}
		]);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.insert(itemSeen).values({
				itemId,
				accountId: here.accountId,
				schoolId: here.schoolId,
				seenAt: new Date(TUESDAY)
			})
		);
		expect(await lines()).toMatchObject([{ concerned: 1, informed: 1, seen: 1 }]);
		expect(await readItem(app, here.staff, itemId)).toMatchObject({ seen: 1 });
	});

	test('written on Saturday it is held until Monday at 7:00, and the writer is told', async () => {
		app.setNow(SATURDAY);
		expect(await previewRelease(app, here.staff)).toMatchObject({
			isHeld: true,
			at: new Date(MONDAY_7),
			earliestDueDay: '2026-12-01',
			preset: 'report-2025'
		});
		const { itemId, plannedAt } = done(await composeMessage(app, here.staff, toAll));
		expect(plannedAt).toEqual(new Date(MONDAY_7));
		expect(await shown(itemId)).toEqual([]);
		expect(await lines('etat=held')).toHaveLength(1);
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect(await shown(itemId)).toHaveLength(1);
		expect(await lines('etat=held')).toEqual([]);
	});

	test('a teacher writes to a division or a pupil, not to the whole school, and sees her own', async () => {
		const teacher = as('teacher');
		const refused = { ok: false, error: { code: 'compose.not-allowed' } };
		expect(await composeMessage(app, teacher, toAll)).toEqual(refused);
		const division = { ...toAll, audience: 'division' as const, division: here.divisionId };
		done(await composeMessage(app, teacher, division));
		const pupil = { ...toAll, audience: 'pupil' as const, pupil: here.pupilId };
		done(await composeMessage(app, as('secretary'), pupil));
		expect(await lines('', { ...teacher, staffId: elsewhere.staff.staffId })).toEqual([]);
		expect((await lines()).map((line) => line.recipient)).toEqual(
			expect.arrayContaining(['5 B', 'Inès ESSAI'])
		);
		expect(await composeMessage(app, as('mediator'), division)).toEqual(refused);
	});

	test('recipients are of one’s own school', async () => {
		const unknown = { ok: false, error: { code: 'compose.unknown-recipient' } };
		const input = { ...toAll, audience: 'division' as const, division: elsewhere.divisionId };
		expect(await composeMessage(app, here.staff, input)).toEqual(unknown);
		const pupil = { ...toAll, audience: 'pupil' as const, pupil: elsewhere.pupilId };
		expect(await composeMessage(app, here.staff, pupil)).toEqual(unknown);
		expect((await listRecipients(app, here.staff)).divisions).toMatchObject([
			{ code: '5 B', pupils: [{ name: 'ESSAI Inès' }] }
		]);
	});

	test('held, it is taken back unseen, and put back', async () => {
		app.setNow(SATURDAY);
		const { itemId } = done(await composeMessage(app, here.staff, toAll));
		expect(done(await takeBackItem(app, here.staff, itemId)).how).toBe('never-shown');
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect(await shown(itemId)).toEqual([]);
		expect(await lines('etat=never-shown')).toHaveLength(1);
		done(await restoreItem(app, here.staff, itemId));
		expect(await shown(itemId)).toHaveLength(1);
	});

	test('released, then taken back and put back over a weekend, can be taken back again', async () => {
		const { itemId } = done(await composeMessage(app, here.staff, toAll));
		app.setNow(SATURDAY);
		done(await takeBackItem(app, here.staff, itemId));
		done(await restoreItem(app, here.staff, itemId));
		expect((await lines())[0]).toMatchObject({ state: 'released' });
		expect(done(await takeBackItem(app, here.staff, itemId)).how).toBe('recalled');
		done(await restoreItem(app, here.staff, itemId));
		done(await restoreItem(app, here.staff, itemId));
		expect((await lines())[0]).toMatchObject({ state: 'released' });
		done(await takeBackItem(app, here.staff, itemId));
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect((await lines())[0]).toMatchObject({ state: 'recalled' });
	});

	test('released and seen, it is taken back with a sentence, once; told, it is too late to put it back', async () => {
		const { itemId } = done(await composeMessage(app, here.staff, toAll));
		await readHome(app, here.family);
		expect(done(await takeBackItem(app, here.staff, itemId)).how).toBe('with-a-sentence');
		expect((await shown(itemId)).map(({ change }) => change).sort()).toEqual(['cancel', 'create']);
		expect(await takeBackItem(app, here.staff, itemId)).toMatchObject({
			error: { code: 'compose.already-taken-back' }
		});
		expect(await restoreItem(app, here.staff, itemId)).toMatchObject({
			error: { code: 'compose.too-late' }
		});
		expect(await lines()).toMatchObject([{ state: 'taken-back' }]);
	});

	test('what the school’s program keeps, and what others wrote, is not taken back here', async () => {
		const now = new Date(TUESDAY);
		const { itemId } = await storyItem(app.db, here, { kind: 'message', content: toAll, now });
		expect(await takeBackItem(app, as('teacher'), itemId)).toMatchObject({
			error: { code: 'compose.not-found' }
		});
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(item).set({ sourceId: 'm-1' }).where(eq(item.id, itemId))
		);
		expect(await takeBackItem(app, here.staff, itemId)).toMatchObject({
			error: { code: 'compose.not-ours' }
		});
	});

	test('another school’s staff finds nothing', async () => {
		const { itemId } = done(await composeMessage(app, here.staff, toAll));
		const notFound = { ok: false, error: { code: 'compose.not-found' } };
		expect(await readItem(app, elsewhere.staff, itemId)).toBeNull();
		expect(await takeBackItem(app, elsewhere.staff, itemId)).toEqual(notFound);
		expect(await restoreItem(app, elsewhere.staff, itemId)).toEqual(notFound);
		expect(await lines('', elsewhere.staff)).toEqual([]);
	});
});

describe('homework', () => {
	const homework = () => ({
		division: here.divisionId,
		subject: 'Mathématiques',
		givenOn: '2026-11-24',
		dueOn: '2026-11-25',
		instructions: 'Exercice 4 page 12'
	});

	test('is due on the next school day after its release at the earliest', async () => {
		const teacher = as('teacher');
		expect(await composeHomework(app, teacher, { ...homework(), dueOn: '2026-11-24' })).toEqual({
			ok: false,
			error: { code: 'homework.due-too-soon', earliest: '2026-11-25' }
		});
		done(await composeHomework(app, teacher, homework()));
		app.setNow(SATURDAY);
		const late = { ...homework(), givenOn: '2026-11-28', dueOn: '2026-11-30' };
		expect(await composeHomework(app, teacher, late)).toMatchObject({
			error: { code: 'homework.due-too-soon', earliest: '2026-12-01' }
		});
	});

	test('is flagged before saving, and saved when the teacher keeps it', async () => {
		const late = { ...homework(), givenOn: '2026-11-23', dueOn: '2026-11-27' };
		expect(await composeHomework(app, as('teacher'), late)).toEqual({
			ok: false,
			error: { code: 'homework.flagged', flags: ['entered-after-lesson-day'] }
		});
		expect(await lines()).toEqual([]);
		done(await composeHomework(app, as('teacher'), { ...late, acknowledged: 'yes' }));
		expect(await lines('sorte=homework')).toMatchObject([{ recipient: '5 B', concerned: 1 }]);
	});

	test('is not for the office, nor for another school’s division', async () => {
		expect(await composeHomework(app, as('secretary'), homework())).toMatchObject({
			error: { code: 'compose.not-allowed' }
		});
		const other = { ...homework(), division: elsewhere.divisionId };
		expect(await composeHomework(app, as('teacher'), other)).toMatchObject({
			error: { code: 'compose.unknown-recipient' }
		});
	});
});

describe('absences and answers', () => {
	test('an absence and a lateness reach the family of the pupil', async () => {
		const given = { pupil: here.pupilId, day: '2026-11-24' };
		const { itemId } = done(await recordAbsence(app, here.staff, { ...given, period: 'morning' }));
		expect((await shown(itemId))[0]?.content).toEqual({
			startsAt: '2026-11-24T08:00:00+01:00',
			endsAt: '2026-11-24T12:00:00+01:00'
		});
		done(await recordLateness(app, here.staff, { ...given, at: '08:05', minutes: 5 }));
		expect((await lines()).map((line) => line.kind).sort()).toEqual(['absence', 'lateness']);
	});

	test('are recorded by the office only, for its own pupils', async () => {
		const given = { pupil: here.pupilId, day: '2026-11-24', period: 'day' as const };
		expect(await recordAbsence(app, as('teacher'), given)).toMatchObject({
			error: { code: 'compose.not-allowed' }
		});
		expect(await recordAbsence(app, elsewhere.staff, given)).toMatchObject({
			error: { code: 'compose.unknown-recipient' }
		});
	});

	test('a family’s answer is read once released, calls first, and is dealt with', async () => {
		const now = new Date(TUESDAY);
		const content = { startsAt: '2026-11-24T07:00:00Z', endsAt: '2026-11-24T11:00:00Z' };
		const { itemId } = await storyItem(app.db, here, { kind: 'absence', content, now });
		const writing = (n: number) => ({
			schoolId: here.schoolId,
			pupilId: here.pupilId,
			guardianId: here.guardianId,
			accountId: here.accountId,
			locale: 'ar',
			idempotencyKey: `00000000-0000-4000-8000-00000000000${n}`,
			writtenAt: now,
			plannedAt: now
		});
		await app.db.transaction(SYSTEM, (tx) =>
			tx.insert(familyWriting).values([
				{ ...writing(1), kind: 'absence-reason', itemId, reason: 'ill', releasedAt: now },
				{ ...writing(2), kind: 'callback', releasedAt: now },
				{ ...writing(3), kind: 'callback', releasedAt: null }
			])
		);
		const answers = await listAnswers(app, here.staff);
		expect(answers.map(({ kind }) => kind)).toEqual(['callback', 'absence-reason']);
		expect(answers[1]).toMatchObject({
			reason: 'ill',
			absence: content,
			pupil: { name: 'Inès ESSAI', division: '5 B' },
			guardian: { name: 'Amina ESSAI', mobile: '+33639980101' }
		});
		const answerId = answers[0]!.id;
		done(await takeAnswerIn(app, here.staff, { answerId, isTakenIn: true }));
		expect((await listAnswers(app, here.staff)).map(({ isTakenIn }) => isTakenIn)).toEqual([
			false,
			true
		]);
		const others = { answerId, isTakenIn: false };
		expect(await takeAnswerIn(app, elsewhere.staff, others)).toMatchObject({
			error: { code: 'compose.not-found' }
		});
		// A teacher deals with answers to what she wrote, a mediator with none.
		expect(await takeAnswerIn(app, as('teacher'), others)).toMatchObject({
			error: { code: 'compose.not-found' }
		});
		expect(await takeAnswerIn(app, as('mediator'), others)).toMatchObject({
			error: { code: 'compose.not-allowed' }
		});
		expect(await listAnswers(app, as('teacher'))).toEqual([]);
	});
});
