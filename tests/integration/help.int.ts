import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type GuardianActor, type StaffActor } from '../../src/lib/domain/shared/actor';
import type { Picture } from '../../src/lib/domain/help/picture';
import { rows } from '../../src/lib/server/db/client';
import { division } from '../../src/lib/server/db/schema/directory';
import { staff, staffRole } from '../../src/lib/server/db/schema/staff';
import { askCallback, sayInterpreter } from '../../src/lib/server/help/ask-callback';
import { listCallbacks } from '../../src/lib/server/help/list-callbacks';
import { readBesideHome } from '../../src/lib/server/help/read-beside-home';
import { readHelp } from '../../src/lib/server/help/read-help';
import { readPersonPicture } from '../../src/lib/server/help/read-picture';
import {
	dropCampaign,
	listCampaigns,
	saveCampaign
} from '../../src/lib/server/help/settle-campaigns';
import {
	listPeople,
	putFirst,
	savePerson,
	takeOffPerson
} from '../../src/lib/server/help/settle-people';
import { stepCallback } from '../../src/lib/server/help/step-callback';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T10:00:00+01:00';
let app: TestApp;
let here: SchoolStory;
let there: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(NOW);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['head'], now: new Date(NOW) });
	there = await schoolStory(app.db, { roles: ['head'], now: new Date(NOW) });
});

const picture: Picture = {
	mediaType: 'image/jpeg',
	width: 100,
	height: 100,
	stripped: Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)
};
const somebody = { name: 'Nadia Test', function: 'mediator', locales: [] } as const;
const named = async (changes: object = {}, face?: Picture) => {
	const input = { ...somebody, locales: [], ...changes };
	const saved = await savePerson(app, here.staff, null, input as never, face);
	if (!saved.ok) throw new Error(saved.error.code);
	return saved.value.id;
};
const helpOf = async (actor: GuardianActor = here.family) => (await readHelp(app, actor))[0]!;
const besideHome = async (actor: GuardianActor = here.family) =>
	readBesideHome(app, actor, [(await helpOf(actor)).school]);

describe('who helps families', () => {
	test('without anybody the school’s own words stay', async () => {
		expect((await helpOf()).people).toEqual([]);
		expect((await besideHome()).person).toBe(null);
	});

	test('somebody of the child’s level comes first; of another level, not at all', async () => {
		await app.db.transaction(SYSTEM, (tx) => tx.update(division).set({ level: '5e' }));
		await named({ name: 'Toute École' });
		await named({ name: 'Pour la 5e', level: '5e' });
		await named({ name: 'Pour la 3e', level: '3e' });
		expect((await helpOf()).people.map(({ name }) => name)).toEqual(['Pour la 5e', 'Toute École']);
		const provisional = { ...here.family, isProvisional: true };
		expect((await helpOf(provisional)).people.map(({ name }) => name)).toEqual(['Toute École']);
	});

	test('the first is the one of the home; who is taken off is shown no more, and comes back', async () => {
		await named({ name: 'Un' });
		const second = await named({ name: 'Deux' });
		await putFirst(app, here.staff, second);
		expect((await besideHome()).person?.name).toBe('Deux');
		await takeOffPerson(app, here.staff, second);
		expect((await besideHome()).person?.name).toBe('Un');
		expect((await listPeople(app, here.staff)).map(({ name }) => name)).toEqual(['Un']);
		expect((await takeOffPerson(app, here.staff, second)).ok).toBe(false);
		await takeOffPerson(app, here.staff, second, false);
		expect((await besideHome()).person?.name).toBe('Deux');
	});

	test('a picture is for the families of the school and its staff, at an address of its own', async () => {
		const id = await named({}, picture);
		const [person] = (await helpOf()).people;
		expect(person!.picture).toMatch(new RegExp(`^/visage/${id}\\?v=[\\w-]{12}$`));
		expect((await readPersonPicture(app, here.family, id))?.mediaType).toBe('image/jpeg');
		expect(await readPersonPicture(app, here.staff, id)).not.toBe(null);
		expect(await readPersonPicture(app, there.family, id)).toBe(null);
		expect(await readPersonPicture(app, there.staff, id)).toBe(null);
		expect(await readPersonPicture(app, here.family, 'x')).toBe(null);
		await savePerson(app, here.staff, id, { ...somebody, locales: [], noPicture: 'yes' });
		expect((await helpOf()).people[0]!.picture).toBe(null);
	});

	test('another school changes nothing, a teacher neither', async () => {
		const id = await named();
		const change = { ...somebody, locales: [], name: 'X' };
		expect((await savePerson(app, there.staff, id, change)).ok).toBe(false);
		expect((await putFirst(app, there.staff, id)).ok).toBe(false);
		expect((await takeOffPerson(app, there.staff, id)).ok).toBe(false);
		const teacher: StaffActor = { ...here.staff, roles: ['teacher'] };
		expect((await savePerson(app, teacher, null, change)).ok).toBe(false);
	});
});

describe('a call that a family asks for', () => {
	const queue = async (actor = here.staff) => (await listCallbacks(app, actor)).waiting;
	const colleague = async (): Promise<StaffActor> => {
		const name = 'Denis Collègue';
		const [made] = await app.db.transaction(SYSTEM, (tx) =>
			tx
				.insert(staff)
				.values({ name, email: 'denis@example.org', createdAt: new Date(NOW) })
				.returning()
		);
		await app.db.transaction(SYSTEM, (tx) =>
			tx
				.insert(staffRole)
				.values({ staffId: made!.id, schoolId: here.schoolId, role: 'education-adviser' })
		);
		return { ...here.staff, staffId: made!.id, name, roles: ['education-adviser'] };
	};

	test('says when, in which language, and whether somebody translates', async () => {
		await askCallback(app, here.family, here.schoolId, 'afternoon');
		expect(await queue()).toMatchObject([
			{
				name: 'Amina ESSAI',
				mobile: '+33639980101',
				children: 'Inès 5 B',
				locale: 'ar',
				wantedMoment: 'afternoon',
				isWantedNow: false,
				needsInterpreter: true,
				takenBy: null,
				tries: 0
			}
		]);
		await sayInterpreter(app, here.family, here.schoolId, false);
		expect((await queue())[0]!.needsInterpreter).toBe(false);
		expect((await sayInterpreter(app, there.family, here.schoolId, true)).ok).toBe(false);
	});

	test('needs nobody to translate where somebody speaks her language, nor in French', async () => {
		await named({ locales: ['ar'] });
		await askCallback(app, here.family, here.schoolId);
		await askCallback(app, { ...there.family, locale: 'fr-simple' }, there.schoolId);
		expect((await queue())[0]!.needsInterpreter).toBe(false);
		expect((await queue(there.staff))[0]!.needsInterpreter).toBe(false);
	});

	test('of a Saturday night waits for the opening, for staff too', async () => {
		app.setNow('2026-11-28T21:00:00+01:00');
		await askCallback(app, here.family, here.schoolId, 'morning');
		expect(await queue()).toEqual([]);
		expect((await helpOf()).callback).toMatchObject({ isRead: false, moment: 'morning' });
	});

	test('two people who take the same one: the second is told who', async () => {
		await askCallback(app, here.family, here.schoolId);
		const denis = await colleague();
		const { id } = (await queue())[0]!;
		const both = await Promise.all([
			stepCallback(app, here.staff, id, 'take'),
			stepCallback(app, denis, id, 'take')
		]);
		expect(both.filter(({ ok }) => ok).length).toBe(1);
		const first = both[0].ok ? here.staff : denis;
		expect(both.find(({ ok }) => !ok)).toEqual({
			ok: false,
			error: { code: 'callback.taken', by: first.name }
		});
	});

	test('is tried, ended, reopened; ended, the family may ask again', async () => {
		await askCallback(app, here.family, here.schoolId);
		const { id } = (await queue())[0]!;
		await stepCallback(app, here.staff, id, 'try');
		await stepCallback(app, here.staff, id, 'interpreter-found');
		expect((await queue())[0]).toMatchObject({
			tries: 1,
			isInterpreterFound: true,
			takenBy: { isMe: true }
		});
		await stepCallback(app, here.staff, id, 'reached');
		expect(await queue()).toEqual([]);
		expect((await listCallbacks(app, here.staff)).done.map(({ outcome }) => outcome)).toEqual([
			'reached'
		]);
		expect((await helpOf()).callback).toBe(null);
		await stepCallback(app, here.staff, id, 'reopen');
		expect((await queue()).length).toBe(1);
		await stepCallback(app, here.staff, id, 'given-up');
		expect((await askCallback(app, here.family, here.schoolId)).ok).toBe(true);
		expect((await queue()).length).toBe(1);
	});

	test('is nobody else’s: another school, a teacher, another family', async () => {
		await askCallback(app, here.family, here.schoolId);
		const { id } = (await queue())[0]!;
		expect(await queue(there.staff)).toEqual([]);
		expect((await stepCallback(app, there.staff, id, 'take')).ok).toBe(false);
		const teacher: StaffActor = { ...here.staff, roles: ['teacher'] };
		expect((await stepCallback(app, teacher, id, 'take')).ok).toBe(false);
		expect((await helpOf(there.family)).callback).toBe(null);
	});

	test('one written before callbacks had rows of their own is called like the others', async () => {
		await app.db.transaction(SYSTEM, (tx) =>
			tx.execute(sql`insert into family_writing (school_id, kind, guardian_id, account_id, locale,
					idempotency_key, written_at, planned_at, released_at)
				values (${here.schoolId}, 'callback', ${here.guardianId}, ${here.accountId}, 'ar',
					gen_random_uuid(), ${NOW}, ${NOW}, ${NOW})`)
		);
		const { id } = (await queue())[0]!;
		expect((await stepCallback(app, here.staff, id, 'try')).ok).toBe(true);
		expect((await queue())[0]!.tries).toBe(1);
	});

	test('what was done is in the journal, without a name', async () => {
		await askCallback(app, here.family, here.schoolId);
		await stepCallback(app, here.staff, (await queue())[0]!.id, 'take');
		const kept = await app.db.transaction(SYSTEM, (tx) =>
			rows<{ all: string }>(
				tx,
				sql`select j::text as all from journal j where action = 'callback.take'`
			)
		);
		expect(kept.length).toBe(1);
		expect(kept[0]!.all).not.toMatch(/Amina|ESSAI/);
	});
});

describe('téléservices', () => {
	const open = { code: 'bourses', opens: '2026-11-01', closes: '2026-11-24' } as const;
	const url = 'https://teleservices.education.gouv.fr/';

	test('are shown while they are open, the one that closes first at the top', async () => {
		await saveCampaign(app, here.staff, { ...open, url });
		await saveCampaign(app, here.staff, { ...open, code: 'lsu', closes: '2026-12-01', url });
		await saveCampaign(app, here.staff, {
			...open,
			code: 'orientation',
			opens: '2026-12-01',
			closes: '2026-12-24',
			url
		});
		expect((await besideHome()).campaigns.map(({ code }) => code)).toEqual(['bourses', 'lsu']);
		app.setNow('2026-11-25T08:00:00+01:00');
		expect((await besideHome()).campaigns.map(({ code }) => code)).toEqual(['lsu']);
		expect((await besideHome(there.family)).campaigns).toEqual([]);
		expect((await besideHome({ ...here.family, isProvisional: true })).campaigns).toEqual([]);
	});

	test('are changed, taken off and put back by the office', async () => {
		await saveCampaign(app, here.staff, { ...open, url });
		await saveCampaign(app, here.staff, { ...open, closes: '2026-11-30', url });
		const gone = await dropCampaign(app, here.staff, 'bourses');
		expect(gone).toEqual({ ok: true, value: { ...open, closes: '2026-11-30', url } });
		expect((await besideHome()).campaigns).toEqual([]);
		const lines = await listCampaigns(app, here.staff);
		expect(lines.every(({ isSet }) => !isSet)).toBe(true);
		const teacher: StaffActor = { ...here.staff, roles: ['teacher'] };
		expect((await saveCampaign(app, teacher, { ...open, url })).ok).toBe(false);
	});
});
