import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { school } from '../../src/lib/server/db/schema/directory';
import { mediationPlace } from '../../src/lib/server/db/schema/place';
import {
	settleBeside,
	settlePosition,
	tellLanguages
} from '../../src/lib/server/place/keep-places';
import { listStaffPlaces } from '../../src/lib/server/place/list-staff-places';
import { loadPlaces } from '../../src/lib/server/place/load-places';
import { listFamilyPlaces, readFamilyPlace } from '../../src/lib/server/place/read-family-places';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY_10 = new Date('2026-11-24T09:00:00Z'); // 10:00 in Paris

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY_10 });
});
afterAll(() => app?.close());

const HEADER = 'id,nom,commune,code_postal,adresse,latitude,longitude,telephone,horaires,services';
const line = (id: string, latitude: number, more = ',"Mo-Fr 09:00-12:00",') =>
	`${id},Lieu ${id},Ville-Essai,99000,1 rue d'Essai,${latitude},2.1,${more}`;
const file = (...lines: string[]) => new TextEncoder().encode([HEADER, ...lines].join('\n'));

beforeEach(async () => {
	await app.db.empty();
	app.setNow(TUESDAY_10);
	story = await schoolStory(app.db, { roles: ['mediator'], now: TUESDAY_10 });
	await loadPlaces(app, file(line('loin', 49.5), line('pres', 48.91), line('moyen', 48.99)));
});

const names = (places: readonly { id: string }[]) => places.map(({ id }) => id);

describe('places of digital mediation', () => {
	it('are shown to a family by distance from its school, with the hours of today', async () => {
		expect(await listFamilyPlaces(app, story.family)).toEqual([]);
		await settlePosition(app, story.staff, { latitude: 48.9, longitude: 2.1 });
		const places = await listFamilyPlaces(app, story.family);
		expect(names(places)).toEqual(['pres', 'moyen']);
		expect(places[0]!.today).toEqual([{ from: '09:00', to: '12:00' }]);
		expect(places[0]!.km).toBeCloseTo(1.1, 1);
		expect(await readFamilyPlace(app, story.family, 'loin')).toMatchObject({ name: 'Lieu loin' });
		expect(await readFamilyPlace(app, story.family, 'nulle-part')).toBeNull();
	});

	it('say the day of the school’s wall clock, not of the server’s', async () => {
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(school).set({ timeZone: 'Pacific/Noumea' }).where(eq(school.id, story.schoolId))
		);
		await settlePosition(app, story.staff, { latitude: 48.9, longitude: 2.1 });
		// Saturday morning in Nouméa, Friday evening in Paris.
		app.setNow(new Date('2026-11-27T20:00:00Z'));
		expect((await listFamilyPlaces(app, story.family))[0]!.today).toEqual([]);
		expect((await readFamilyPlace(app, story.family, 'pres'))!.week![0]!.day).toBe('2026-11-28');
	});

	it('are replaced by the next file, and left alone by one that holds none', async () => {
		expect(await loadPlaces(app, file(line('pres', 48.92), ',,,,,,,,,'))).toMatchObject({
			ok: true,
			value: { places: 1, gone: 2, refused: [{ line: 2, field: 'id' }] }
		});
		expect(await loadPlaces(app, file(',,,,,,,,,'))).toEqual({
			ok: false,
			error: { code: 'places.empty' }
		});
		const kept = await app.db.transaction(SYSTEM, (tx) => tx.select().from(mediationPlace));
		expect(kept.map(({ latitude }) => latitude)).toEqual([48.92]);
	});

	it('are found by staff by name, town or postcode, before anybody said where the school is', async () => {
		expect((await listStaffPlaces(app, story.staff, ''))!.places).toEqual([]);
		const found = await listStaffPlaces(app, story.staff, 'lieu PRÉS');
		expect(names(found!.places)).toEqual(['pres']);
		expect(await settleBeside(app, story.staff, 'pres')).toMatchObject({ ok: true });
		const near = await listStaffPlaces(app, story.staff, '');
		expect(near).toMatchObject({ known: 3, position: { latitude: 48.91, longitude: 2.1 } });
		expect(names(near!.places)).toEqual(['pres', 'moyen']);
		expect(await settleBeside(app, story.staff, 'gone')).toMatchObject({
			error: { code: 'place.unknown' }
		});
	});

	it('speak the languages that the school knows of, for its own families', async () => {
		await settlePosition(app, story.staff, { latitude: 48.9, longitude: 2.1 });
		await tellLanguages(app, story.staff, { place: 'pres', locales: ['ar', 'tr', 'ar'] });
		expect((await listFamilyPlaces(app, story.family))[0]!.locales).toEqual(['ar', 'tr']);
		const elsewhere = await schoolStory(app.db, { roles: ['mediator'] });
		expect((await readFamilyPlace(app, elsewhere.family, 'pres'))!.locales).toEqual([]);
		await tellLanguages(app, story.staff, { place: 'pres', locales: [] });
		expect((await listFamilyPlaces(app, story.family))[0]!.locales).toEqual([]);
	});

	it('are kept by those who may', async () => {
		const teacher = { ...story.staff, roles: ['teacher' as const] };
		const refused = { error: { code: 'place.not-allowed' } };
		expect(await listStaffPlaces(app, teacher, '')).toBeNull();
		expect(await settlePosition(app, teacher, { latitude: 1, longitude: 1 })).toMatchObject(
			refused
		);
		expect(await settleBeside(app, teacher, 'pres')).toMatchObject(refused);
		expect(await tellLanguages(app, teacher, { place: 'pres', locales: [] })).toMatchObject(
			refused
		);
	});
});
