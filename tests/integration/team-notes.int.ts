import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type Role, type StaffActor } from '../../src/lib/domain/shared/actor';
import type { WriteNoteInput } from '../../src/lib/domain/team/write-note.input';
import { school } from '../../src/lib/server/db/schema/directory';
import { staff, staffRole } from '../../src/lib/server/db/schema/staff';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { listNotes } from '../../src/lib/server/team/list-notes';
import { previewNote } from '../../src/lib/server/team/plan-note';
import { putNoteBack, takeNoteBack } from '../../src/lib/server/team/take-note-back';
import { writeNote } from '../../src/lib/server/team/write-note';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const SATURDAY = new Date('2026-11-28T10:00:00+01:00');
const MONDAY_7 = new Date('2026-11-30T07:00:00+01:00');

let app: TestApp;
let here: SchoolStory;
let teacher: StaffActor;

beforeAll(async () => {
	app = await testApp({ now: SATURDAY });
});
afterAll(() => app?.close());
beforeEach(async () => {
	app.setNow(SATURDAY);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['secretary'], now: TUESDAY });
	teacher = await colleague('teacher');
});

async function colleague(role: Role): Promise<StaffActor> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const person = { name: role, email: `${role}@example.org`, createdAt: TUESDAY };
		const [saved] = await tx.insert(staff).values(person).returning();
		const staffId = saved!.id;
		await tx.insert(staffRole).values({ staffId, schoolId: here.schoolId, role });
		return { ...here.staff, staffId, roles: [role], name: role };
	});
}
const write = async (to: WriteNoteInput['to'] = null, author = here.staff) => {
	const done = await writeNote(app, author, { to, text: 'Réunion lundi à 8 h.' });
	if (!done.ok) throw new Error(done.error.code);
	return done.value;
};
const seen = async (actor: StaffActor) =>
	(await listNotes(app, actor, 1)).notes.map(({ id }) => id);
const setSchool = (values: Partial<typeof school.$inferInsert>) =>
	app.db.transaction(SYSTEM, (tx) => tx.update(school).set(values));

describe('a note written in a closed period', () => {
	test('waits for the opening; its author alone sees it until then', async () => {
		expect(await previewNote(app, here.staff)).toEqual({
			isClosed: true,
			isAtOnce: false,
			at: MONDAY_7
		});
		const { id, isHeld, plannedAt } = await write();
		expect({ isHeld, plannedAt }).toEqual({ isHeld: true, plannedAt: MONDAY_7 });
		expect(await seen(here.staff)).toEqual([id]);
		expect(await seen(teacher)).toEqual([]);
		app.setNow(new Date(MONDAY_7.getTime() - 1));
		await releaseDue(app);
		expect(await seen(teacher)).toEqual([]);
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect(await seen(teacher)).toEqual([id]);
	});

	test('is seen at once where the school chose so, and nobody’s phone rings', async () => {
		await setSchool({ deliverySettings: { staffToStaff: 'at-once' } });
		expect(await previewNote(app, here.staff)).toMatchObject({ isClosed: true, isAtOnce: true });
		const { id, isHeld } = await write();
		expect(isHeld).toBe(false);
		expect(await seen(teacher)).toEqual([id]);
		expect(app.push.sent).toEqual([]);
	});

	test('is released though the school sends families nothing', async () => {
		await setSchool({ sendingStoppedAt: SATURDAY });
		const { id } = await write();
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect(await seen(teacher)).toEqual([id]);
	});

	test('is taken back by its author, and put back', async () => {
		const { id } = await write();
		expect((await takeNoteBack(app, teacher, id)).ok).toBe(false);
		expect((await takeNoteBack(app, here.staff, id)).ok).toBe(true);
		expect((await takeNoteBack(app, here.staff, id)).ok).toBe(false);
		app.setNow(MONDAY_7);
		await releaseDue(app);
		expect(await seen(here.staff)).toEqual([]);
		expect((await putNoteBack(app, teacher, id)).ok).toBe(false);
		expect((await putNoteBack(app, here.staff, id)).ok).toBe(true);
		expect(await seen(teacher)).toEqual([id]);
		expect(await takeNoteBack(app, here.staff, id)).toEqual({
			ok: false,
			error: { code: 'team.not-found' }
		});
	});

	test('is refused where no calendar tells when it would be seen', async () => {
		await setSchool({ holidayZone: null });
		expect(await previewNote(app, here.staff)).toMatchObject({ isClosed: true, at: null });
		const done = await writeNote(app, here.staff, { to: null, text: 'Réunion' });
		expect(done).toEqual({ ok: false, error: { code: 'team.no-calendar' } });
	});
});

describe('a note written in open hours', () => {
	beforeEach(() => app.setNow(TUESDAY));

	test('to one role is seen by that role and by its author, in that school alone', async () => {
		const [mediator, elsewhere] = [
			await colleague('mediator'),
			await schoolStory(app.db, { roles: ['teacher'], now: TUESDAY })
		];
		expect(await previewNote(app, here.staff)).toMatchObject({ isClosed: false });
		const { id, isHeld } = await write('teacher');
		expect(isHeld).toBe(false);
		expect(await seen(teacher)).toEqual([id]);
		expect(await seen(here.staff)).toEqual([id]);
		expect(await seen(mediator)).toEqual([]);
		expect(await seen(elsewhere.staff)).toEqual([]);
	});

	test('is written by whoever has a role, by nobody else', async () => {
		const nobody = { ...here.staff, roles: [] };
		expect(await writeNote(app, nobody, { to: null, text: 'Réunion' })).toEqual({
			ok: false,
			error: { code: 'team.not-allowed' }
		});
	});

	test('comes by pages of thirty, the latest first', async () => {
		for (let n = 0; n < 31; n += 1) {
			app.setNow(new Date(TUESDAY.getTime() + n * 1_000));
			await write();
		}
		const [first, second] = [await listNotes(app, teacher, 1), await listNotes(app, teacher, 2)];
		expect([first.notes.length, first.hasNext]).toEqual([30, true]);
		expect([second.notes.length, second.hasNext]).toEqual([1, false]);
		expect(first.notes[0]!.writtenAt > second.notes[0]!.writtenAt).toBe(true);
	});
});
