import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../src/lib/domain/shared/actor';
import type { CreateSessionInput } from '../../src/lib/domain/workshop/create-session.input';
import { createSession } from '../../src/lib/server/workshop/create-session';
import { listSessions } from '../../src/lib/server/workshop/list-sessions';
import { readSession } from '../../src/lib/server/workshop/read-session';
import { registerFamily } from '../../src/lib/server/workshop/register-family';
import { registerOnTheSpot, unregister } from '../../src/lib/server/workshop/register-on-the-spot';
import { takeAttendance } from '../../src/lib/server/workshop/take-attendance';
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
	here = await schoolStory(app.db, { roles: ['head'], now: new Date(NOW) });
	elsewhere = await schoolStory(app.db, { roles: ['head'], now: new Date(NOW) });
});

const input: CreateSessionInput = {
	where: 'school',
	days: [],
	theme: 'connect',
	day: '2026-12-03',
	from: '17:30',
	to: '19:00',
	place: 'CDI',
	capacity: 1,
	interpreters: ['ar'],
	childcare: 'yes'
};
const as = (...roles: StaffActor['roles']): StaffActor => ({ ...here.staff, roles });

async function session(): Promise<string> {
	const created = await createSession(app, here.staff, input);
	if (!created.ok) throw new Error(created.error.code);
	return created.value.itemId;
}

describe('a workshop session', () => {
	test('is created on the school’s wall clock, offered, joined by a family, and attended', async () => {
		const itemId = await session();
		expect(await readSession(app, here.staff, itemId)).toMatchObject({
			state: 'released',
			hasBegun: false,
			content: {
				startsAt: '2026-12-03T17:30:00+01:00',
				interpreters: ['ar'],
				hasChildcare: true,
				capacity: 1
			}
		});
		expect(await registerFamily(app, here.family, itemId)).toMatchObject({ ok: true });
		const [place] = (await readSession(app, here.staff, itemId))!.places;
		expect(place).toMatchObject({ name: 'ESSAI Amina', locale: 'ar', through: 'tap' });
		const mark = { itemId, registrationId: place!.id };
		expect(await takeAttendance(app, here.staff, { ...mark, attendance: 'present' })).toEqual({
			ok: true,
			value: { name: 'Amina ESSAI', before: null }
		});
		expect(await takeAttendance(app, here.staff, { ...mark, attendance: 'absent' })).toMatchObject({
			value: { before: 'present' }
		});
		app.setNow('2026-12-04T09:00:00+01:00');
		const { upcoming, past } = await listSessions(app, here.staff);
		expect([upcoming, past]).toMatchObject([[], [{ registered: 1, present: 0, absent: 1 }]]);
	});

	test('a family is registered on the spot and taken off again', async () => {
		const itemId = await session();
		const { guardianId } = here;
		const added = await registerOnTheSpot(app, here.staff, { itemId, guardianId });
		if (!added.ok) throw new Error(added.error.code);
		expect((await readSession(app, here.staff, itemId))?.places).toMatchObject([
			{ guardianId, through: 'staff' }
		]);
		const { registrationId } = added.value;
		expect(await unregister(app, here.staff, { itemId, registrationId })).toMatchObject({
			ok: true
		});
		expect((await readSession(app, here.staff, itemId))?.places).toEqual([]);
		expect(await registerOnTheSpot(app, here.staff, { itemId, guardianId })).toEqual(added);
		expect((await readSession(app, here.staff, itemId))?.places).toHaveLength(1);
	});

	test('is not created in the past, nor by a teacher, who sees no list of families', async () => {
		expect(await createSession(app, here.staff, { ...input, day: '2026-11-23' })).toMatchObject({
			error: { code: 'workshop.in-the-past' }
		});
		expect(await createSession(app, as('teacher'), input)).toMatchObject({
			error: { code: 'workshop.not-allowed' }
		});
		const itemId = await session();
		await registerFamily(app, here.family, itemId);
		expect(await readSession(app, as('teacher'), itemId)).toMatchObject({
			canRun: false,
			places: []
		});
	});

	test('created in the evening, it is offered at the opening', async () => {
		app.setNow('2026-11-24T21:00:00+01:00');
		const created = await createSession(app, here.staff, input);
		expect(created).toMatchObject({
			value: { isHeld: true, plannedAt: new Date('2026-11-25T07:00:00+01:00') }
		});
	});

	test('another school’s staff finds nothing', async () => {
		const itemId = await session();
		const { guardianId } = elsewhere;
		const notFound = { ok: false, error: { code: 'workshop.not-found' } };
		expect(await readSession(app, elsewhere.staff, itemId)).toBeNull();
		expect(await registerOnTheSpot(app, elsewhere.staff, { itemId, guardianId })).toEqual(notFound);
		expect(await registerOnTheSpot(app, here.staff, { itemId, guardianId })).toMatchObject({
			error: { code: 'workshop.unknown-family' }
		});
		const added = await registerOnTheSpot(app, here.staff, { itemId, guardianId: here.guardianId });
		const registrationId = added.ok ? added.value.registrationId : '';
		const mark = { itemId, registrationId };
		expect(await takeAttendance(app, elsewhere.staff, { ...mark, attendance: 'present' })).toEqual(
			notFound
		);
		expect(await unregister(app, elsewhere.staff, mark)).toEqual(notFound);
		expect(await listSessions(app, elsewhere.staff)).toMatchObject({
			upcoming: [],
			past: [],
			year: { sessions: 0 }
		});
	});
});
