import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readAccompanimentFilters } from '../../src/lib/domain/accompaniment/list-accompaniments.input';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import {
	COLUMNS,
	exportAccompaniments
} from '../../src/lib/server/accompaniment/export-accompaniments';
import { staff, journal } from '../../src/lib/server/db/schema/staff';
import { helpGiven, person } from '../factories/help-given';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T10:00:00+01:00';
let app: TestApp;
let here: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: new Date(NOW) });
});

async function exported(query = '') {
	const filters = readAccompanimentFilters(new URLSearchParams(query));
	const made = await exportAccompaniments(app, here.staff, filters);
	if (!made.ok) throw new Error(made.error.code);
	const { csv } = made.value;
	return { csv, rows: csv.slice(1).split('\r\n').filter(Boolean) };
}

/** The value of a column in a row without line feeds. */
const cell = (row: string, column: (typeof COLUMNS)[number]) =>
	row.split(';')[COLUMNS.indexOf(column)];

describe('the export of a month', () => {
	test('has the columns of the national tool, a mark, semicolons, and one row a person', async () => {
		await helpGiven(app, here.staff, { guardians: [here.guardianId], anonymous: '1' }, [
			person('Awa', 'Diallo', '+33639980102')
		]);
		await helpGiven(app, here.staff, {
			anonymous: '1',
			place: 'telephone',
			autonomy: 'partly-autonomous',
			orientations: ['admin-help'],
			note: 'Rien à dire ici'
		});
		const { csv, rows } = await exported();
		expect(csv.startsWith('\ufeffDate;Enregistré le;Dernière modification le;')).toBe(true);
		expect(rows[0]!.split(';')).toHaveLength(COLUMNS.length);
		expect(rows).toHaveLength(1 + 3 + 1);
		const several = rows.filter((row) => cell(row, 'type') === 'Atelier collectif');
		expect(several.map((row) => cell(row, 'participants'))).toEqual(['1/3', '2/3', '3/3']);
		const alone = rows.find((row) => cell(row, 'type') === 'Accompagnement individuel')!;
		expect(cell(alone, 'date')).toBe('24/11/2026');
		expect(cell(alone, 'participants')).toBe('1');
		expect(cell(alone, 'channel')).toBe('À distance');
		expect(cell(alone, 'autonomy')).toBe('2/3');
		expect(cell(alone, 'redirected')).toBe('Oui');
		expect(cell(alone, 'themes')).toBe('Parentalité');
		expect(cell(alone, 'gender')).toBe('Non communiqué');
	});

	test('names nobody who was helped, and leaves notes out', async () => {
		await helpGiven(app, here.staff, { guardians: [here.guardianId], note: 'Revenir jeudi' }, [
			person('Awa', 'Diallo', '+33639980102')
		]);
		const { csv } = await exported();
		expect(csv).not.toMatch(/Amina|ESSAI|Awa|Diallo|639980|Revenir/);
	});

	test('never lets a spreadsheet run what somebody is called', async () => {
		await app.db.transaction(SYSTEM, (tx) => tx.update(staff).set({ name: '=HYPERLINK("x") @y' }));
		await helpGiven(app, here.staff, { anonymous: '1' });
		const { rows } = await exported();
		expect(rows[1]).toContain('"\'=HYPERLINK(""x"")"');
		expect(rows[1]).toContain("'@y");
	});

	test('keeps to the filters, is in the journal by counts alone, and is not for everybody', async () => {
		await helpGiven(app, here.staff, { anonymous: '1' });
		await helpGiven(app, here.staff, { anonymous: '1', place: 'home' });
		expect((await exported('lieu=home')).rows).toHaveLength(2);
		expect((await exported('mois=2026-10')).rows).toHaveLength(1);
		const entries = await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal));
		expect(entries).toMatchObject([
			{ action: 'accompaniment.exported', subject: '2026-11', details: { rows: 1 } },
			{ subject: '2026-10', details: { accompaniments: 0, rows: 0 } }
		]);
		const teacher = { ...here.staff, roles: ['teacher' as const] };
		expect(
			await exportAccompaniments(app, teacher, readAccompanimentFilters(new URLSearchParams()))
		).toMatchObject({ error: { code: 'accompaniment.not-allowed' } });
	});
});
