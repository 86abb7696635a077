import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readAccompanimentFilters } from '../../src/lib/domain/accompaniment/list-accompaniments.input';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import { changeAccompaniment } from '../../src/lib/server/accompaniment/change-accompaniment';
import { listAccompaniments } from '../../src/lib/server/accompaniment/list-accompaniments';
import { readAccompaniment } from '../../src/lib/server/accompaniment/read-accompaniment';
import { readHistory } from '../../src/lib/server/accompaniment/read-history';
import { readChosen, readQuickEntry } from '../../src/lib/server/accompaniment/read-quick-entry';
import { recordAccompaniment } from '../../src/lib/server/accompaniment/record-accompaniment';
import { takeLineBack } from '../../src/lib/server/accompaniment/undo-accompaniment';
import { accompaniment, beneficiary } from '../../src/lib/server/db/schema/accompaniment';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { helpGiven, helpInput, person } from '../factories/help-given';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T10:00:00+01:00';
let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(NOW);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: new Date(NOW) });
	elsewhere = await schoolStory(app.db, { roles: ['mediator'], now: new Date(NOW) });
});

const as = (...roles: StaffActor['roles']): StaffActor => ({ ...here.staff, roles });
const list = (query = '', actor = here.staff) =>
	listAccompaniments(app, actor, readAccompanimentFilters(new URLSearchParams(query)));
const countOf = (table: typeof accompaniment | typeof beneficiary) =>
	app.db.transaction(SYSTEM, (tx) => tx.$count(table));

describe('a help given', () => {
	test('to a family on file, somebody unknown and two people without a name is one line', async () => {
		await helpGiven(
			app,
			here.staff,
			{ guardians: [here.guardianId], anonymous: '2', themes: ['parenting', 'email'] },
			[person('Awa', 'Diallo')]
		);
		const page = await list();
		expect(page.lines).toMatchObject([
			{
				people: [
					{ guardianId: null, lastName: 'Diallo' },
					{ guardianId: here.guardianId, lastName: 'ESSAI' }
				],
				anonymous: 2,
				by: here.staff.name
			}
		]);
		expect(page.totals).toEqual({
			lines: 1,
			named: 2,
			anonymous: 2,
			minutes: 30,
			themes: [
				{ theme: 'email', lines: 1 },
				{ theme: 'parenting', lines: 1 }
			]
		});
	});

	test('is found by filters that stay in the address, names however they are spelt', async () => {
		await helpGiven(app, here.staff, { themes: ['email'], tags: ['call-back'] }, [
			person('Awa', 'Ouattara')
		]);
		await helpGiven(app, here.staff, { guardians: [here.guardianId], place: 'home' });
		app.setNow('2026-12-02T10:00:00+01:00');
		await helpGiven(app, here.staff, { anonymous: '1' });
		const totalOf = async (query: string) => (await list(query)).total;
		expect(await totalOf('')).toBe(1);
		expect(await totalOf('mois=2026-11')).toBe(2);
		expect(await totalOf('mois=2026-11&theme=email')).toBe(1);
		expect(await totalOf('mois=2026-11&lieu=home')).toBe(1);
		expect(await totalOf('mois=2026-11&etiquette=call-back')).toBe(1);
		expect(await totalOf('mois=2026-11&q=awa+watara')).toBe(1);
		expect(await totalOf('mois=2026-11&q=06+39+98+01')).toBe(1);
		expect(await totalOf('mois=2026-11&qui=moi')).toBe(2);
		expect(await totalOf('mois=2026-10')).toBe(0);
	});

	test('proposes at the next one the place and duration used last, and who is asked for', async () => {
		await helpGiven(app, here.staff, {
			guardians: [here.guardianId],
			place: 'home',
			duration: '45'
		});
		const next = await readQuickEntry(app, here.staff, {
			guardians: [here.guardianId],
			people: []
		});
		expect(next).toEqual({
			values: { place: 'home', duration: '45', minutes: '' },
			chosen: [{ kind: 'guardian', id: here.guardianId, name: 'Amina ESSAI' }]
		});
	});

	test('is refused in the future, without anybody, or about a family of another school', async () => {
		const refusal = async (change: object) => {
			const done = await recordAccompaniment(app, here.staff, helpInput(change), []);
			return done.ok ? null : done.error;
		};
		expect(await refusal({ guardians: [here.guardianId], day: '2026-11-25' })).toEqual({
			code: 'accompaniment.in-the-future',
			field: 'day'
		});
		expect(await refusal({})).toMatchObject({ code: 'accompaniment.nobody' });
		expect(await refusal({ guardians: [elsewhere.guardianId] })).toMatchObject({
			code: 'accompaniment.unknown-family',
			field: 'family'
		});
		expect(await countOf(accompaniment)).toBe(0);
	});

	test('is nobody else’s: not another school’s, not a teacher’s', async () => {
		const { accompanimentId } = await helpGiven(app, here.staff, { guardians: [here.guardianId] });
		expect((await list('', elsewhere.staff)).lines).toEqual([]);
		expect(await readAccompaniment(app, elsewhere.staff, accompanimentId)).toBeNull();
		expect((await list('', as('teacher'))).lines).toEqual([]);
		expect(await readAccompaniment(app, as('teacher'), accompanimentId)).toBeNull();
		expect(await readHistory(app, as('administrator'), here)).toMatchObject({ helps: [] });
		const refused = await recordAccompaniment(
			app,
			as('teacher'),
			helpInput({ anonymous: '1' }),
			[]
		);
		expect(refused).toMatchObject({ error: { code: 'accompaniment.not-allowed' } });
	});

	test('taken back is put back, and forgotten a day later', async () => {
		const { accompanimentId } = await helpGiven(app, here.staff, { guardians: [here.guardianId] });
		const take = (how: 'take-back' | 'put-back') =>
			takeLineBack(app, here.staff, accompanimentId, how);
		await take('take-back');
		expect((await list()).total).toBe(0);
		await take('put-back');
		expect((await list()).total).toBe(1);
		await take('take-back');
		app.setNow('2026-11-25T09:00:00+01:00');
		await forgetExpired(app);
		expect(await countOf(accompaniment)).toBe(1);
		app.setNow('2026-11-25T10:01:00+01:00');
		await forgetExpired(app);
		expect(await countOf(accompaniment)).toBe(0);
		expect(await take('put-back')).toMatchObject({
			error: { code: 'accompaniment.not-found' }
		});
	});

	test('loses its names and its note after a school year, and stays counted', async () => {
		await helpGiven(app, here.staff, { guardians: [here.guardianId], note: 'Revenir' }, [
			person('Awa', 'Diallo')
		]);
		app.setNow('2027-12-30T10:00:00+01:00');
		await forgetExpired(app);
		expect((await list('mois=2026-11')).lines).toMatchObject([
			{ people: [], anonymous: 2, hasNote: false }
		]);
		expect(await countOf(beneficiary)).toBe(0);
	});
});

describe('the history of a person', () => {
	test('is on her card: helps and appointments, the latest first', async () => {
		await helpGiven(app, here.staff, { guardians: [here.guardianId], note: 'Première fois' });
		app.setNow('2026-11-24T11:00:00+01:00');
		await helpGiven(app, here.staff, { guardians: [here.guardianId], themes: ['email'] });
		expect(await readHistory(app, here.staff, { guardianId: here.guardianId })).toMatchObject({
			total: 2,
			helps: [{ themes: ['email'] }, { note: 'Première fois' }]
		});
	});
});

describe('two mediators who change one line', () => {
	test('the second is told what changed and keeps what she typed', async () => {
		const { accompanimentId } = await helpGiven(app, here.staff, { guardians: [here.guardianId] });
		const opened = (await readAccompaniment(app, here.staff, accompanimentId))!;
		const people = opened.people.map(({ id }) => id);
		const change = (typed: object, revision = opened.revision) =>
			changeAccompaniment(app, here.staff, {
				accompanimentId,
				revision,
				before: opened.line,
				input: helpInput({ people, ...typed }),
				newPeople: []
			});
		expect(await change({ duration: '45' })).toMatchObject({ ok: true, value: { revision: 2 } });
		const second = await change({ note: 'Revenir jeudi' });
		expect(second).toMatchObject({
			error: {
				code: 'accompaniment.changed-meanwhile',
				clash: { by: here.staff.name, theirs: ['durationMinutes'], clashing: [] },
				values: { duration: '45', note: 'Revenir jeudi', people: people.join(',') }
			}
		});
		expect(await change({ duration: '45', note: 'Revenir jeudi' }, 2)).toMatchObject({ ok: true });
		expect((await readAccompaniment(app, here.staff, accompanimentId))!).toMatchObject({
			revision: 3,
			line: { durationMinutes: 45, note: 'Revenir jeudi' },
			changed: { name: here.staff.name }
		});
	});

	test('whoever is taken off the line is off it, whoever stays is counted once', async () => {
		const { accompanimentId } = await helpGiven(app, here.staff, { guardians: [here.guardianId] }, [
			person('Awa', 'Diallo')
		]);
		const changed = await changeAccompaniment(app, here.staff, {
			accompanimentId,
			revision: 1,
			before: null,
			input: helpInput({ guardians: [here.guardianId] }),
			newPeople: [person('Lina', 'B')]
		});
		expect(changed).toMatchObject({ ok: true });
		const { people } = (await readAccompaniment(app, here.staff, accompanimentId))!;
		expect(people.map(({ firstName }) => firstName)).toEqual(['Lina', 'Amina']);
		expect(await readChosen(app, here.staff, { guardians: [], people: [people[1]!.id] })).toEqual([
			{ kind: 'person', id: people[1]!.id, name: 'Amina ESSAI' }
		]);
	});
});

test('two people who note a help for one family at once write to one line of that family', async () => {
	await Promise.all(
		[1, 2, 3].map(() => helpGiven(app, here.staff, { guardians: [here.guardianId] }))
	);
	expect(await countOf(beneficiary)).toBe(1);
	expect((await list()).totals).toMatchObject({ lines: 3, named: 1 });
});
