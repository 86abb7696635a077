import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MergeInput } from '../../src/lib/domain/accompaniment/people.input';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { comparePeople } from '../../src/lib/server/accompaniment/compare-people';
import { listAccompaniments } from '../../src/lib/server/accompaniment/list-accompaniments';
import { listPeople } from '../../src/lib/server/accompaniment/list-people';
import { mergePeople, unmergePeople } from '../../src/lib/server/accompaniment/merge-people';
import { readHistory } from '../../src/lib/server/accompaniment/read-history';
import { beneficiary } from '../../src/lib/server/db/schema/accompaniment';
import { guardian, guardianship } from '../../src/lib/server/db/schema/directory';
import { journal } from '../../src/lib/server/db/schema/staff';
import { helpGiven, person } from '../factories/help-given';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T10:00:00+01:00';
const PHONE = '+33639980101';
let app: TestApp;
let here: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(NOW);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: new Date(NOW) });
});

const people = (q = '', isOffFile = false) => listPeople(app, here.staff, { q, isOffFile });
const merge = (
	given: Partial<MergeInput> & Pick<MergeInput, 'one' | 'other'>,
	actor = here.staff
) => mergePeople(app, actor, { name: 'one', phone: 'one', locale: 'one', file: 'one', ...given });
const totals = async () => (await listAccompaniments(app, here.staff, { page: 1 })).totals;
const lines = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(beneficiary));

/** The line of somebody, by her first name. */
async function keyOf(firstName: string): Promise<string> {
	const found = (await lines()).find((row) => row.firstName === firstName);
	return `p:${found!.id}`;
}

/** Another guardian on file of the same child, with the same telephone. */
async function otherParent() {
	return app.db.transaction(SYSTEM, async (tx) => {
		const [g] = await tx
			.insert(guardian)
			.values({
				schoolId: here.schoolId,
				sourceId: 'other',
				firstName: 'Samir',
				lastName: 'ESSAI',
				mobile: PHONE
			})
			.returning();
		await tx.insert(guardianship).values({
			schoolId: here.schoolId,
			pupilId: here.pupilId,
			guardianId: g!.id,
			kinship: '20',
			responsibility: 1,
			hasAccess: true
		});
		return g!.id;
	});
}

describe('people who may be there twice', () => {
	test('are told when they are written down, whatever the spelling, and merged by nobody', async () => {
		await helpGiven(app, here.staff, {}, [person('Aïcha', 'Ben Salah', '+33639980102')]);
		const { likely } = await helpGiven(app, here.staff, {}, [
			person('Aicha', 'Bensalah', '+33639980102')
		]);
		expect(likely).toMatchObject([{ likeness: 'name-and-phone', other: { firstName: 'Aïcha' } }]);
		expect(await totals()).toMatchObject({ lines: 2, named: 2 });
	});

	test('include guardians on file whom nobody has helped yet', async () => {
		const { likely } = await helpGiven(app, here.staff, {}, [person('Amina', 'Essai')]);
		expect(likely).toMatchObject([
			{ likeness: 'name', other: { id: null, guardianId: here.guardianId } }
		]);
	});

	test('a telephone that belongs to two people is said, with other names', async () => {
		const { likely } = await helpGiven(app, here.staff, {}, [person('Samir', 'Autre', PHONE)]);
		expect(likely).toMatchObject([
			{ likeness: 'phone', other: { guardianId: here.guardianId, phones: [PHONE] } }
		]);
		expect((await people('', true)).likely).toHaveLength(1);
	});
});

describe('a merge', () => {
	test('makes one history of two, and its undo two of one', async () => {
		await helpGiven(app, here.staff, { guardians: [here.guardianId] });
		await helpGiven(app, here.staff, { themes: ['email'] }, [
			person('Amina', 'Essaï', '+33639980109')
		]);
		const unknown = (await lines()).find(({ guardianId }) => guardianId === null)!;
		const merged = await merge({ one: `p:${unknown.id}`, other: `g:${here.guardianId}` });
		expect(merged).toMatchObject({
			ok: true,
			value: { mergedId: unknown.id, helps: 2, shared: 0, isBothOnFile: false }
		});
		expect(await readHistory(app, here.staff, here)).toMatchObject({ total: 2 });
		expect(await totals()).toMatchObject({ lines: 2, named: 1 });
		// The line on file stands for both, and takes the telephone that it lacked.
		expect((await people()).people).toMatchObject([
			{ guardianId: here.guardianId, helps: 2, merged: 1, phone: '+33639980109' }
		]);
		const undone = await unmergePeople(app, here.staff, unknown.id);
		expect(undone).toMatchObject({ ok: true });
		expect(await readHistory(app, here.staff, here)).toMatchObject({ total: 1 });
		expect(await totals()).toMatchObject({ lines: 2, named: 2 });
		expect((await lines()).find(({ id }) => id !== unknown.id)).toMatchObject({ phone: null });
		const entries = await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal));
		expect(entries.map(({ action }) => action)).toEqual([
			'beneficiary.merged',
			'beneficiary.unmerged'
		]);
		expect(JSON.stringify(entries)).not.toMatch(/Amina|Essa/);
	});

	test('of two families that share a guardian’s child loses nothing: both stay on file', async () => {
		const samir = await otherParent();
		await helpGiven(app, here.staff, { guardians: [here.guardianId, samir] });
		await helpGiven(app, here.staff, { guardians: [samir] });
		const addresses = { one: `g:${here.guardianId}`, other: `g:${samir}` };
		expect(await comparePeople(app, here.staff, addresses)).toMatchObject({
			likeness: 'phone',
			sharedChildren: ['Inès'],
			cameTogether: 1
		});
		expect(await merge({ ...addresses, file: 'other' })).toMatchObject({
			value: { helps: 2, shared: 1, isBothOnFile: true }
		});
		for (const guardianId of [here.guardianId, samir]) {
			expect(await readHistory(app, here.staff, { guardianId })).toMatchObject({ total: 2 });
		}
		const onFile = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(guardian).where(eq(guardian.schoolId, here.schoolId))
		);
		expect(onFile.map(({ firstName }) => firstName).sort()).toEqual(['Amina', 'Samir']);
		// A help noted later with either is in the one history, and she is counted once.
		await helpGiven(app, here.staff, { guardians: [here.guardianId, samir] });
		expect(await totals()).toMatchObject({ lines: 3, named: 1 });
	});

	test('keeps what is chosen side by side', async () => {
		await helpGiven(app, here.staff, {}, [person('Awa', 'Dialo', '+33639980102')]);
		await helpGiven(app, here.staff, {}, [person('Aoua', 'Diallo', '+33639980103')]);
		const [one, other] = [await keyOf('Awa'), await keyOf('Aoua')];
		await merge({ one, other, name: 'other', phone: 'one' });
		expect((await people()).people).toMatchObject([
			{ firstName: 'Aoua', lastName: 'Diallo', phone: '+33639980102', helps: 2 }
		]);
	});

	test('of a merged line follows, and merges are undone from the last', async () => {
		for (const [first, last] of [
			['Awa', 'Un'],
			['Awa', 'Deux'],
			['Awa', 'Trois']
		] as const) {
			await helpGiven(app, here.staff, {}, [person(`${first}${last}`, last)]);
		}
		const [a, b, c] = [await keyOf('AwaUn'), await keyOf('AwaDeux'), await keyOf('AwaTrois')];
		await merge({ one: b, other: a });
		app.setNow('2026-11-24T11:00:00+01:00');
		await merge({ one: c, other: b });
		expect(await totals()).toMatchObject({ lines: 3, named: 1 });
		expect(await unmergePeople(app, here.staff, a.slice(2))).toMatchObject({
			error: { code: 'accompaniment.undone-too-late' }
		});
		await unmergePeople(app, here.staff, b.slice(2));
		expect(await totals()).toMatchObject({ named: 2 });
		await unmergePeople(app, here.staff, a.slice(2));
		expect(await totals()).toMatchObject({ named: 3 });
	});

	test('is refused twice, with oneself, and to who may not', async () => {
		await helpGiven(app, here.staff, {}, [person('Awa', 'Un')]);
		await helpGiven(app, here.staff, {}, [person('Lina', 'Deux')]);
		const [one, other] = [await keyOf('Awa'), await keyOf('Lina')];
		const codeOf = async (done: ReturnType<typeof merge>) => {
			const result = await done;
			return result.ok ? null : result.error.code;
		};
		const teacher = { ...here.staff, roles: ['teacher' as const] };
		const elsewhere = await schoolStory(app.db, { roles: ['mediator'], now: new Date(NOW) });
		expect(await codeOf(merge({ one, other }, teacher))).toBe('accompaniment.not-allowed');
		expect(await codeOf(merge({ one, other }, elsewhere.staff))).toBe('accompaniment.not-found');
		expect(await codeOf(merge({ one, other: one }))).toBe('accompaniment.same-person');
		const both = await Promise.all([merge({ one, other }), merge({ one, other })]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(both.find((done) => !done.ok)).toMatchObject({
			error: { code: 'accompaniment.already-merged' }
		});
	});
});
