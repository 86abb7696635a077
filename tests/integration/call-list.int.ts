import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCallFilters } from '../../src/lib/domain/ladder/call-list.input';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import type { Tx } from '../../src/lib/server/db/client';
import { account } from '../../src/lib/server/db/schema/account';
import { division, guardian, guardianship, pupil } from '../../src/lib/server/db/schema/directory';
import { itemSeen } from '../../src/lib/server/db/schema/item';
import { notice } from '../../src/lib/server/db/schema/reach';
import { journal, staff, staffRole } from '../../src/lib/server/db/schema/staff';
import { chooseLetters } from '../../src/lib/server/ladder/choose-letters';
import { listLetters } from '../../src/lib/server/ladder/list-letters';
import { listToCall } from '../../src/lib/server/ladder/list-to-call';
import { noteCalls } from '../../src/lib/server/ladder/note-calls';
import { openNotices } from '../../src/lib/server/ladder/open-notices';
import { noteLetters, printLetters } from '../../src/lib/server/ladder/print-letters';
import { printLettersAsPdf } from '../../src/lib/server/ladder/print-letters-as-pdf';
import { followLongWork, takeWorkFile } from '../../src/lib/server/long-work/follow-long-work';
import { undoCall } from '../../src/lib/server/ladder/undo-call';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { drawnPages } from '../support/pdf-glyphs';
import { testApp, type TestApp } from '../support/test-app';

const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00+01:00`);
const absence = (day: string) => ({
	startsAt: at('08:00', day).toISOString(),
	endsAt: at('12:00', day).toISOString()
});
const CONTENT = {
	absence: absence('2026-11-24'),
	lateness: { at: at('08:10').toISOString(), minutes: 10 },
	message: { subject: 'Sortie', text: 'Jeudi, au musée.', author: 'Mme Roy' }
};
type Kind = keyof typeof CONTENT;

let app: TestApp;
let story: SchoolStory;
let claire: StaffActor;
let karim: StaffActor;

beforeAll(async () => {
	app = await testApp({ now: at('09:00') });
});
afterAll(() => app?.close());

beforeEach(async () => {
	await app.db.empty();
	app.setNow(at('09:00'));
	story = await schoolStory(app.db, { now: at('09:00'), roles: ['education-adviser'] });
	claire = story.staff;
	karim = await asSystem(async (tx) => {
		const [row] = await tx
			.insert(staff)
			.values({
				name: 'Karim',
				email: `${crypto.randomUUID()}@example.org`,
				createdAt: at('09:00')
			})
			.returning();
		await tx
			.insert(staffRole)
			.values({ staffId: row!.id, schoolId: story.schoolId, role: 'mediator' });
		return { ...claire, staffId: row!.id, name: 'Karim', roles: ['mediator'] };
	});
});

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => app.db.transaction(SYSTEM, work);
const notices = () =>
	asSystem((tx) => tx.select().from(notice).orderBy(notice.openedAt, notice.id));
const list = (search = '') => listToCall(app, claire, readCallFilters(new URLSearchParams(search)));
const namesOf = async (search = '') => (await list(search)).people.map((person) => person.name);

/** Says something that machines gave up on: everybody it concerns is on the list. */
async function say(
	kind: Kind,
	{
		content = CONTENT[kind] as object,
		audience = 'pupil' as 'pupil' | 'school',
		since = at('09:00')
	} = {}
) {
	const said = await storyItem(app.db, story, { kind, content, audience, now: at('09:00') });
	await asSystem(async (tx) => {
		await openNotices(tx, [said.versionId], at('09:00'));
		await tx
			.update(notice)
			.set({ step: 'call', nextStepAt: null, toCallSince: since, toCallReason: 'no-consent' })
			.where(eq(notice.itemVersionId, said.versionId));
	});
	return said;
}

/** Another guardian with a child of her own. */
const addFamily = (name: string, { code = '6 A', mobile = null as string | null } = {}) =>
	asSystem(async (tx) => {
		const { schoolId } = story;
		const [d] = await tx.insert(division).values({ schoolId, code }).returning();
		const [p] = await tx
			.insert(pupil)
			.values({
				schoolId,
				sourceId: name,
				firstName: `De ${name}`,
				lastName: 'X',
				divisionId: d!.id
			})
			.returning();
		const [g] = await tx
			.insert(guardian)
			.values({ schoolId, sourceId: name, firstName: name, lastName: 'X', mobile })
			.returning();
		await tx.insert(guardianship).values({
			...{ schoolId, pupilId: p!.id, guardianId: g!.id },
			...{ kinship: '10', responsibility: 1, hasAccess: true }
		});
		return { guardianId: g!.id, pupilId: p!.id, divisionId: d!.id };
	});
/** The same, of what is said to one pupil. */
const sayTo = async (family: { pupilId: string }, ...given: Parameters<typeof say>) => {
	const kept = story;
	story = { ...story, pupilId: family.pupilId };
	try {
		return await say(...given);
	} finally {
		story = kept;
	}
};

describe('the list', () => {
	it('has one card for one person, with all there is to tell, absences first', async () => {
		await say('message');
		await say('absence');
		await asSystem((tx) =>
			tx.update(account).set({ ownHours: { opens: '12:00', closes: '18:00' } })
		);
		const { people, total, counts, kinds } = await list();
		expect({ total, counts, kinds }).toEqual({
			total: 1,
			counts: { calls: 1, letters: 0 },
			kinds: { absence: 1, message: 1 }
		});
		expect(people).toMatchObject([
			{
				...{ id: story.guardianId, name: 'Amina ESSAI', mobile: '+33639980101', locale: 'ar' },
				...{ isConnected: true, ownHours: { opens: '12:00', closes: '18:00' } },
				...{ calls: 0, lastCall: null },
				things: [
					{
						...{ kind: 'absence', isToday: true, reason: 'no-consent', toCallSince: at('09:00') },
						pupils: [{ firstName: 'Inès', division: '5 B' }]
					},
					{ kind: 'message', isToday: false, content: { subject: 'Sortie' } }
				]
			}
		]);
	});

	it('says when somebody is best called, as she answered', async () => {
		await asSystem((tx) => tx.update(guardian).set({ bestMoment: 'evening' }));
		await say('message');
		expect((await list()).people).toMatchObject([{ bestMoment: 'evening' }]);
	});

	it('never skips somebody without a telephone', async () => {
		await addFamily('Binta');
		await say('message', { audience: 'school' });
		expect((await list()).people.find((one) => one.name === 'Binta X')).toMatchObject({
			mobile: null,
			locale: null,
			isConnected: false
		});
	});

	it('begins with the absences of the day, then follows what matters', async () => {
		const [binta, carla, dalia] = [
			await addFamily('Binta', { code: '6 A' }),
			await addFamily('Carla', { code: '6 B' }),
			await addFamily('Dalia', { code: '6 C' })
		];
		await say('message', { since: at('07:00') });
		await sayTo(binta, 'lateness');
		await sayTo(carla, 'absence', { content: absence('2026-11-23'), since: at('07:00') });
		await sayTo(dalia, 'absence', { since: at('08:50') });
		expect(await namesOf()).toEqual(['Dalia X', 'Carla X', 'Binta X', 'Amina ESSAI']);
	});

	it('leaves for the end of the day who was called in vain, until the next morning', async () => {
		const binta = await addFamily('Binta');
		await say('absence');
		await sayTo(binta, 'message');
		const [first] = (await list()).people;
		await noteCalls(app, claire, {
			noticeIds: first!.things.map((thing) => thing.noticeId),
			outcome: 'no-answer'
		});
		expect(await namesOf()).toEqual(['Binta X', 'Amina ESSAI']);
		expect((await list()).people[1]).toMatchObject({
			calls: 1,
			lastCall: { at: at('09:00'), outcome: 'no-answer', by: claire.name }
		});
		app.setNow(at('08:00', '2026-11-25'));
		expect(await namesOf()).toEqual(['Amina ESSAI', 'Binta X']);
	});

	it('is narrowed by kind and by class', async () => {
		const binta = await addFamily('Binta');
		await say('absence');
		await sayTo(binta, 'message');
		expect(await namesOf('sorte=absence')).toEqual(['Amina ESSAI']);
		expect(await namesOf(`classe=${binta.divisionId}`)).toEqual(['Binta X']);
		expect((await list(`classe=${binta.divisionId}`)).kinds).toEqual({ message: 1 });
		expect(await namesOf(`classe=${binta.divisionId}&sorte=absence`)).toEqual([]);
	});

	it('comes in pages; one beyond the last is the last', async () => {
		for (let n = 0; n < 30; n += 1) await addFamily(`N${n}`, { code: `C${n}` });
		await say('message', { audience: 'school' });
		expect(await list()).toMatchObject({ total: 31, pages: 2, page: 1 });
		const { people, page } = await list('page=9');
		expect({ page, length: people.length }).toEqual({ page: 2, length: 1 });
	});

	it('names another guardian of the child who is informed', async () => {
		const samir = await asSystem(async (tx) => {
			const [row] = await tx
				.insert(guardian)
				.values({
					...{ schoolId: story.schoolId, sourceId: 'samir', firstName: 'Samir' },
					lastName: 'ESSAI'
				})
				.returning();
			await tx.insert(guardianship).values({
				...{ schoolId: story.schoolId, pupilId: story.pupilId, guardianId: row!.id },
				...{ kinship: '20', responsibility: 1, hasAccess: true }
			});
			return row!.id;
		});
		await say('absence');
		await asSystem((tx) =>
			tx.update(notice).set({ step: 'reached' }).where(eq(notice.guardianId, samir))
		);
		expect((await list()).people).toMatchObject([
			{ name: 'Amina ESSAI', things: [{ othersInformed: ['Samir ESSAI'] }] }
		]);
	});

	it.each([
		['left', (tx: Tx) => tx.update(guardian).set({ leftAt: at('09:00') })],
		['has no access any more', (tx: Tx) => tx.update(guardianship).set({ hasAccess: false })],
		[
			'has seen it',
			(tx: Tx) =>
				tx
					.select()
					.from(notice)
					.then(([row]) =>
						tx.insert(itemSeen).values({
							...{ itemId: row!.itemId, accountId: story.accountId, schoolId: story.schoolId },
							seenAt: at('09:00')
						})
					)
		]
	])('does not show who %s', async (_what, change) => {
		await say('absence');
		await asSystem<unknown>((tx) => change(tx));
		expect(await namesOf()).toEqual([]);
	});

	it('stays inside the school', async () => {
		await say('absence');
		const other = await schoolStory(app.db, { now: at('09:00'), roles: ['head'] });
		expect((await listToCall(app, other.staff, { page: 1 })).total).toBe(0);
		const [row] = await notices();
		expect(
			await noteCalls(app, other.staff, { noticeIds: [row!.id], outcome: 'reached' })
		).toMatchObject({ error: { code: 'ladder.not-found' } });
	});
});

describe('what became of a call', () => {
	const note = async (
		actor: StaffActor,
		outcome: Parameters<typeof noteCalls>[2]['outcome'],
		noticeIds?: string[]
	) => {
		const ids = noticeIds ?? (await notices()).map((row) => row.id);
		const noted = await noteCalls(app, actor, { noticeIds: ids, outcome });
		if (!noted.ok) throw new Error(noted.error.code);
		return noted.value;
	};

	it('is kept in the journal, without a name', async () => {
		await say('absence');
		const { entry } = await note(claire, 'reached');
		const rows = await asSystem((tx) => tx.select().from(journal));
		expect(rows).toMatchObject([
			{
				...{ id: entry, action: 'ladder.call-noted', staffId: claire.staffId },
				...{ subject: story.guardianId, details: { outcome: 'reached' } }
			}
		]);
		expect(JSON.stringify(rows)).not.toContain('ESSAI');
	});

	it('is about what the card showed: what came since stays', async () => {
		await say('absence');
		const shown = (await notices()).map((row) => row.id);
		await say('message');
		await note(claire, 'reached', shown);
		expect((await list()).people).toMatchObject([{ things: [{ kind: 'message' }] }]);
	});

	it('is undone as it was', async () => {
		await say('absence');
		await say('message');
		await note(claire, 'no-answer');
		const before = await notices();
		app.setNow(at('09:10'));
		for (const outcome of ['reached', 'no-answer', 'wrong-number', 'paper'] as const) {
			const { entry } = await note(claire, outcome);
			expect(await notices()).not.toEqual(before);
			expect(await undoCall(app, claire, entry!)).toEqual({ ok: true, value: null });
			expect(await notices()).toEqual(before);
		}
	});

	it('is undone by nobody else, nor after somebody else acted', async () => {
		await say('absence');
		const { entry } = await note(claire, 'no-answer');
		expect(await undoCall(app, karim, entry!)).toMatchObject({
			error: { code: 'ladder.not-found' }
		});
		await note(karim, 'reached');
		expect(await undoCall(app, claire, entry!)).toMatchObject({
			error: { code: 'ladder.undone-too-late' }
		});
		expect(await notices()).toMatchObject([{ step: 'reached', calls: 2 }]);
	});

	it('of two at once, loses nothing and names the faster', async () => {
		await say('absence');
		const [a, b] = await Promise.all([note(claire, 'no-answer'), note(karim, 'no-answer')]);
		expect([a.calls, b.calls].sort()).toEqual([1, 2]);
		app.setNow(at('09:05'));
		await note(claire, 'reached');
		expect(await note(karim, 'wrong-number')).toMatchObject({
			entry: null,
			already: { at: at('09:05'), by: claire.name }
		});
		expect(await notices()).toMatchObject([{ step: 'reached', calls: 3 }]);
	});

	it('says that she saw it herself meanwhile', async () => {
		await say('absence');
		await asSystem((tx) =>
			tx.update(notice).set({ step: 'reached', reachedAt: at('09:01'), reachedThrough: 'seen' })
		);
		expect(await note(claire, 'no-answer')).toMatchObject({
			entry: null,
			already: { at: at('09:01'), by: null }
		});
	});

	it('says that there is nothing to tell any more', async () => {
		await say('absence');
		await asSystem((tx) => tx.update(notice).set({ step: 'void' }));
		expect(await note(claire, 'reached')).toMatchObject({ entry: null, already: null });
	});

	it('is noted for one person at a time, by who may', async () => {
		await addFamily('Binta');
		await say('message', { audience: 'school' });
		const noticeIds = (await notices()).map((row) => row.id);
		expect(noticeIds).toHaveLength(2);
		expect(await noteCalls(app, claire, { noticeIds, outcome: 'reached' })).toMatchObject({
			error: { code: 'ladder.not-found' }
		});
		const teacher: StaffActor = { ...claire, roles: ['teacher'] };
		expect(await noteCalls(app, teacher, { noticeIds, outcome: 'reached' })).toMatchObject({
			error: { code: 'ladder.not-allowed' }
		});
	});
});

describe('letters for everybody', () => {
	it('are chosen for one kind at once, and that can be undone', async () => {
		const binta = await addFamily('Binta');
		await say('message', { audience: 'school' });
		await say('absence');
		const chosen = await chooseLetters(app, claire, { sorte: 'message' });
		expect(chosen).toMatchObject({ value: { people: 2 } });
		expect(await list()).toMatchObject({
			counts: { calls: 1, letters: 2 },
			people: [{ name: 'Amina ESSAI', things: [{ kind: 'absence' }] }]
		});
		await undoCall(app, claire, (chosen.ok && chosen.value.entry) || '');
		expect((await list()).total).toBe(2);
		const ofClass = await chooseLetters(app, claire, {
			sorte: 'message',
			classe: binta.divisionId
		});
		expect(ofClass).toMatchObject({ value: { people: 1 } });
	});

	it('are chosen by who may, of her school', async () => {
		await say('message');
		const teacher: StaffActor = { ...claire, roles: ['teacher'] };
		expect(await chooseLetters(app, teacher, { sorte: 'message' })).toMatchObject({ ok: false });
		const other = await schoolStory(app.db, { now: at('09:00') });
		expect(await chooseLetters(app, other.staff, { sorte: 'message' })).toEqual({
			ok: true,
			value: { people: 0, entry: null }
		});
	});
});

describe('letters', () => {
	beforeEach(async () => {
		await say('absence');
		const [row] = await notices();
		await noteCalls(app, claire, { noticeIds: [row!.id], outcome: 'wrong-number' });
	});
	const chosen = () => [story.guardianId];
	const lines = async () => (await listLetters(app, claire)).lines;

	it('are waited for by those whose number is wrong', async () => {
		expect((await list()).total).toBe(0);
		expect(await listLetters(app, claire)).toMatchObject({
			counts: { calls: 0, letters: 1 },
			lines: [{ guardianId: story.guardianId, hasWrongNumber: true, printedAt: null }]
		});
	});

	it('are printed in the language of the family, French beside it, and marked', async () => {
		app.setNow(at('10:00'));
		const printed = await printLetters(app, claire, chosen());
		expect(printed).toMatchObject({
			ok: true,
			value: [
				{
					languages: [
						{ lang: 'ar', dir: 'rtl' },
						{ lang: 'fr', dir: 'ltr' }
					],
					things: [{ kind: 'absence', texts: [] }],
					addressee: { name: 'Amina ESSAI', children: 'Inès, 5 B' }
				}
			]
		});
		expect(await lines()).toMatchObject([{ printedAt: at('10:00') }]);
	});

	it('are one PDF too, for as many as still wait for one', async () => {
		const made = await printLettersAsPdf(app, claire, chosen());
		const work = made.ok ? made.value! : null;
		await expect.poll(() => followLongWork(app, claire, work!.id)).toMatchObject({ state: 'done' });
		const file = await takeWorkFile(app, claire, work!.id, work!.key);
		const [page] = drawnPages(file!.bytes);
		expect(page).toMatchObject({ missing: 0, text: expect.stringContaining('Amina ESSAI') });
		expect([...page!.glyphs.keys()]).toContain('NotoNaskhArabic-Bold');
		expect((await lines()).every(({ printedAt }) => printedAt !== null)).toBe(true);
		const others = await printLettersAsPdf(app, claire, [crypto.randomUUID()]);
		expect(others).toEqual({ ok: true, value: null });
	});

	it('handed over, inform; and that can be undone', async () => {
		await printLetters(app, claire, chosen());
		const noted = await noteLetters(app, claire, { guardianIds: chosen(), outcome: 'handed-over' });
		expect(noted).toMatchObject({ value: { people: 1 } });
		expect(await notices()).toMatchObject([{ step: 'reached', reachedThrough: 'paper' }]);
		await undoCall(app, claire, (noted.ok && noted.value.entry) || '');
		expect(await lines()).toHaveLength(1);
	});

	it('do not inform of what came after they were printed', async () => {
		await printLetters(app, claire, chosen());
		await say('message');
		const added = (await notices()).find((row) => row.step === 'call');
		await noteCalls(app, claire, { noticeIds: [added!.id], outcome: 'paper' });
		expect(await lines()).toMatchObject([{ printedAt: null }]);
		await noteLetters(app, claire, { guardianIds: chosen(), outcome: 'handed-over' });
		expect(await lines()).toMatchObject([{ things: [{ kind: 'message' }] }]);
	});

	it('that were not printed are not handed over', async () => {
		expect(
			await noteLetters(app, claire, { guardianIds: chosen(), outcome: 'handed-over' })
		).toMatchObject({ value: { people: 0, entry: null } });
	});

	it('may be given up for a call', async () => {
		await noteLetters(app, claire, { guardianIds: chosen(), outcome: 'call' });
		expect(await namesOf()).toEqual(['Amina ESSAI']);
	});

	it('are nobody else’s', async () => {
		const other = await schoolStory(app.db, { now: at('09:00') });
		expect(await printLetters(app, other.staff, chosen())).toEqual({ ok: true, value: [] });
		const teacher: StaffActor = { ...claire, roles: ['teacher'] };
		expect(await printLetters(app, teacher, chosen())).toMatchObject({ ok: false });
		expect(
			await noteLetters(app, teacher, { guardianIds: chosen(), outcome: 'call' })
		).toMatchObject({ ok: false });
	});
});
