import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { guardian, school } from '../../src/lib/server/db/schema/directory';
import { readSettings } from '../../src/lib/server/directory/read-settings';
import { addService, settleContact } from '../../src/lib/server/directory/settle-school';
import { givenFiles, uploadFiles } from '../../src/lib/server/directory/upload';
import { countAs, schoolStory, type SchoolStory } from '../factories/school-story';
import { eleve, header, pupilsXml } from '../factories/siecle';
import { testApp, type TestApp } from '../support/test-app';

let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: '2026-11-24T10:00:00+01:00' });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['secretary'] });
	elsewhere = await schoolStory(app.db, { roles: ['secretary'] });
});

const csv = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
describe('the page of the school', () => {
	test('settles whom families may call, for its own school only', async () => {
		const contact = { phone: '+33639980042', referencePerson: 'Nadia Mercier' };
		expect(await settleContact(app, here.staff, contact)).toMatchObject({ ok: true });
		expect(await readSettings(app, here.staff)).toMatchObject({
			...contact,
			preset: 'report-2025'
		});
		expect((await readSettings(app, elsewhere.staff)).referencePerson).toBeNull();
		expect(await settleContact(app, here.staff, {})).toMatchObject({ ok: true });
		expect(await readSettings(app, here.staff)).toMatchObject({
			phone: null,
			referencePerson: null
		});
	});

	test('adds a service once, and not one without a name', async () => {
		await addService(app, here.staff, { name: 'ENT monlycée' });
		await addService(app, here.staff, { name: 'ent Monlycee' });
		expect((await readSettings(app, here.staff)).services).toMatchObject([
			{ name: 'ENT monlycée' }
		]);
		expect((await readSettings(app, elsewhere.staff)).services).toEqual([]);
		expect(await addService(app, here.staff, { name: '…' })).toMatchObject({
			error: { code: 'school.no-service' }
		});
	});

	test('is closed to mediators and teachers', async () => {
		const refused = { error: { code: 'school.not-allowed' } };
		for (const role of ['mediator', 'teacher'] as const) {
			const other = { ...here.staff, roles: [role] };
			expect(await settleContact(app, other, {})).toMatchObject(refused);
			expect(await addService(app, other, { name: 'ENT' })).toMatchObject(refused);
			expect(await uploadFiles(app, other, [], { apply: false, seen: null })).toMatchObject({
				error: { code: 'import.not-allowed' }
			});
		}
	});
});

describe('files uploaded', () => {
	test('are refused with a sentence that names the file', async () => {
		const files = [csv('vide.csv', '')];
		const done = await uploadFiles(app, here.staff, files, { apply: false, seen: null });
		expect(done).toMatchObject({ ok: false, error: { code: 'file.empty' } });
		expect(!done.ok && done.error.words).toContain('vide.csv');
	});

	test('are looked at first, and what is applied is what was looked at', async () => {
		const services = csv(
			'services.csv',
			'responsable_id;service;connecte_le\n' + `${await sourceOfGuardian()};EduConnect;01/10/2026\n`
		);
		const look = { apply: false, seen: null };
		const preview = await uploadFiles(app, here.staff, [services], look);
		if (!preview.ok) throw new Error(preview.error.words);
		expect(preview.value).toMatchObject({ mode: 'preview', files: ['services.csv'] });
		expect(preview.value.lines.join()).toContain('1 première connexion');
		expect(await countAs(app.db, here.staff, 'service_connection')).toBe(0);

		const other = csv('services.csv', new TextDecoder().decode(services.bytes) + '\n');
		const seen = { apply: true, seen: preview.value.seen };
		expect(await uploadFiles(app, here.staff, [other], seen)).toMatchObject({
			value: { mode: 'preview' }
		});
		expect(await countAs(app.db, here.staff, 'service_connection')).toBe(0);
		expect(await uploadFiles(app, here.staff, [services], seen)).toMatchObject({
			value: { mode: 'applied' }
		});
		expect(await countAs(app.db, here.staff, 'service_connection')).toBe(1);
	});

	test('of a later year are refused, unless they open that year', async () => {
		const [{ uai }] = (await app.db.transaction(here.staff, (tx) =>
			tx.select({ uai: school.uai }).from(school)
		)) as [{ uai: string }];
		const next = {
			name: 'eleves.xml',
			bytes: pupilsXml(eleve('1', 'ESSAI', 'Zoé'), '', header(uai, '2027'))
		};
		const look = { apply: false, seen: null };
		expect(await uploadFiles(app, here.staff, [next], look)).toMatchObject({
			error: { code: 'file.wrong-year' }
		});
		expect(await uploadFiles(app, here.staff, [next], { ...look, startsYear: true })).toMatchObject(
			{ value: { mode: 'preview' } }
		);
	});

	test('a form without a chosen file gives none', async () => {
		const data = new FormData();
		data.append('files', new File([], ''));
		expect(await givenFiles(data)).toEqual([]);
		data.append('files', new File(['é'], 'a.csv'));
		expect(await givenFiles(data)).toEqual([csv('a.csv', 'é')]);
	});
});

/** SIECLE key of the story's guardian. */
async function sourceOfGuardian(): Promise<string> {
	return app.db.transaction(here.staff, async (tx) => {
		const [found] = await tx.select().from(guardian);
		return found!.sourceId;
	});
}
