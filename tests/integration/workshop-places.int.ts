import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MessageCard } from '../../src/lib/domain/home/home';
import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import type { CreateSessionInput } from '../../src/lib/domain/workshop/create-session.input';
import { readCard, readList } from '../../src/lib/server/home/read-home';
import { catalogueEntry } from '../../src/lib/server/db/schema/workshop';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { cancelSession } from '../../src/lib/server/workshop/cancel-session';
import { changeSession } from '../../src/lib/server/workshop/change-session';
import { checkInFamily } from '../../src/lib/server/workshop/check-in';
import { countUnknown } from '../../src/lib/server/workshop/count-unknown';
import { createSession } from '../../src/lib/server/workshop/create-session';
import { doWorkshopRounds } from '../../src/lib/server/workshop/do-workshop-rounds';
import { giveBackPlace } from '../../src/lib/server/workshop/give-back-place';
import { listSessions } from '../../src/lib/server/workshop/list-sessions';
import { readDoor } from '../../src/lib/server/workshop/read-door';
import { readFactsForFamily } from '../../src/lib/server/workshop/read-facts-for-family';
import { certificateOf } from '../../src/lib/server/workshop/read-papers';
import { readSession } from '../../src/lib/server/workshop/read-session';
import { registerFamily } from '../../src/lib/server/workshop/register-family';
import { registerOnTheSpot, unregister } from '../../src/lib/server/workshop/register-on-the-spot';
import { readAttended, sayHowItWent } from '../../src/lib/server/workshop/say-how-it-went';
import { takeAttendance } from '../../src/lib/server/workshop/take-attendance';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { otherFamilies, type OtherFamily } from '../factories/workshop-families';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = '2026-11-24T10:00:00+01:00';
const DURING = '2026-12-03T17:40:00+01:00';
const AFTER = '2026-12-03T19:10:00+01:00';
let app: TestApp;
let here: SchoolStory;
let others: OtherFamily[];

beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
});
afterAll(() => app?.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['head'], now: new Date(TUESDAY) });
	others = await otherFamilies(app.db, here, { count: 5, now: new Date(TUESDAY) });
});

const input: CreateSessionInput = {
	theme: 'connect',
	day: '2026-12-03',
	days: [],
	from: '17:30',
	to: '19:00',
	where: 'school',
	place: 'CDI',
	capacity: 1,
	interpreters: []
};
async function session(changes: Partial<CreateSessionInput> = {}): Promise<string> {
	const created = await createSession(app, here.staff, { ...input, ...changes });
	if (!created.ok) throw new Error(created.error.code);
	return created.value.itemId;
}
const come = (n: number, itemId: string) => registerFamily(app, others[n]!.family, itemId);
const cardOf = (actor: GuardianActor, itemId: string) => readCard(app, actor, 'workshop', itemId);
/** What a family was told, the newest first: step, day and hour. */
async function told(actor: GuardianActor) {
	const { cards } = await readList(app, actor, 'message');
	return cards.map((card) => {
		const { ready } = card as MessageCard;
		return ready?.sentence === 'workshop' ? `${ready.step} ${ready.day} ${ready.hour}` : '?';
	});
}

describe('a full session', () => {
	test('is waited for in order; a place given back goes to the first, who is told', async () => {
		const itemId = await session();
		expect(await come(0, itemId)).toEqual({ ok: true, value: { has: 'place' } });
		app.setNow('2026-11-24T10:01:00+01:00');
		expect(await come(1, itemId)).toEqual({ ok: true, value: { has: 'rank', rank: 1 } });
		app.setNow('2026-11-24T10:02:00+01:00');
		expect(await come(2, itemId)).toEqual({ ok: true, value: { has: 'rank', rank: 2 } });
		// Asked again, one keeps one's rank.
		expect(await come(1, itemId)).toEqual({ ok: true, value: { has: 'rank', rank: 1 } });
		expect(await cardOf(others[2]!.family, itemId)).toMatchObject({ has: 'rank', rank: 2 });

		await giveBackPlace(app, others[0]!.family, itemId);
		expect(await cardOf(others[1]!.family, itemId)).toMatchObject({ has: 'place', rank: null });
		expect(await cardOf(others[2]!.family, itemId)).toMatchObject({ has: 'rank', rank: 1 });
		expect(await told(others[1]!.family)).toEqual(['place 2026-12-03 17:30']);
		expect(await told(others[2]!.family)).toEqual([]);
		// Who comes back waits behind the others.
		app.setNow('2026-11-24T10:03:00+01:00');
		expect(await come(0, itemId)).toEqual({ ok: true, value: { has: 'rank', rank: 2 } });
	});

	test('promoted in the evening, one is told at the opening', async () => {
		const itemId = await session();
		await come(0, itemId);
		await come(1, itemId);
		app.setNow('2026-11-24T21:30:00+01:00');
		await giveBackPlace(app, others[0]!.family, itemId);
		expect(await told(others[1]!.family)).toEqual([]);
		app.setNow('2026-11-25T07:00:00+01:00');
		await releaseDue(app);
		expect(await told(others[1]!.family)).toEqual(['place 2026-12-03 17:30']);
	});

	test('more places call those who wait; a change that moves nothing tells nobody else', async () => {
		const itemId = await session();
		for (const n of [0, 1, 2]) {
			app.setNow(`2026-11-24T10:0${n}:00+01:00`);
			await come(n, itemId);
		}
		const { theme: _theme, days: _days, ...fields } = input;
		const changed = await changeSession(app, here.staff, itemId, { ...fields, capacity: 2 });
		expect(changed).toEqual({ ok: true, value: { isMoved: false, called: 1 } });
		expect(await told(others[0]!.family)).toEqual([]);
		expect(await told(others[1]!.family)).toEqual(['place 2026-12-03 17:30']);
		expect(await readSession(app, here.staff, itemId)).toMatchObject({
			content: { capacity: 2 },
			places: [{}, {}],
			waiting: [{ name: 'DEMIR Famille2' }]
		});
	});

	test('a mediator who registers somebody by telephone passes before nobody; at the door nobody is turned away', async () => {
		const itemId = await session();
		await come(0, itemId);
		const { guardianId } = others[1]!;
		const added = await registerOnTheSpot(app, here.staff, { itemId, guardianId });
		expect(added).toMatchObject({ value: { rank: 1 } });
		app.setNow(DURING);
		expect(await registerOnTheSpot(app, here.staff, { itemId, guardianId })).toMatchObject({
			value: { rank: null }
		});
		expect((await readSession(app, here.staff, itemId))!.places).toHaveLength(2);
	});

	test('a registration that the office takes off frees the place', async () => {
		const itemId = await session();
		await come(0, itemId);
		await come(1, itemId);
		const [place] = (await readSession(app, here.staff, itemId))!.places;
		const gone = await unregister(app, here.staff, { itemId, registrationId: place!.id });
		expect(gone).toMatchObject({ ok: true, value: { called: 1 } });
		expect(await told(others[1]!.family)).toEqual(['place 2026-12-03 17:30']);
	});
});

describe('those who come', () => {
	test('are reminded the day before, once; giving the place back takes the reminder away', async () => {
		const itemId = await session({ capacity: 9 });
		await come(0, itemId);
		await come(1, itemId);
		app.setNow('2026-12-02T15:59:00+01:00');
		expect(await doWorkshopRounds(app)).toBe(0);
		app.setNow('2026-12-02T16:02:00+01:00');
		expect(await doWorkshopRounds(app)).toBe(2);
		expect(await doWorkshopRounds(app)).toBe(0);
		expect(await told(others[0]!.family)).toEqual(['reminder 2026-12-03 17:30']);
		expect(await told(here.family)).toEqual([]);
		await giveBackPlace(app, others[0]!.family, itemId);
		expect(await told(others[0]!.family)).toEqual([]);
		expect(await told(others[1]!.family)).toEqual(['reminder 2026-12-03 17:30']);
	});

	test('are told at once that a session moves, is cancelled, and are reminded of its new day', async () => {
		const itemId = await session({ capacity: 9 });
		await come(0, itemId);
		app.setNow('2026-12-02T16:02:00+01:00');
		await doWorkshopRounds(app);
		const { theme: _theme, days: _days, ...fields } = input;
		const moved = await changeSession(app, here.staff, itemId, {
			...fields,
			day: '2026-12-10',
			from: '18:00'
		});
		expect(moved).toMatchObject({ value: { isMoved: true } });
		expect(await told(others[0]!.family)).toEqual(['moved 2026-12-10 18:00']);
		app.setNow('2026-12-09T16:02:00+01:00');
		await doWorkshopRounds(app);
		expect(await told(others[0]!.family)).toEqual(['reminder 2026-12-10 18:00']);
		expect(await cancelSession(app, here.staff, itemId)).toMatchObject({ ok: true });
		expect(await told(others[0]!.family)).toEqual(['cancelled 2026-12-10 18:00']);
		expect(await cardOf(others[1]!.family, itemId)).toMatchObject({ isTakenBack: true });
		expect(await doWorkshopRounds(app)).toBe(0);
	});

	test('see the link of a session at a distance from the day before, and nobody else does', async () => {
		const link = 'https://visio.example.org/atelier';
		const itemId = await session({ where: 'remote', link, place: '', capacity: 1 });
		await come(0, itemId);
		await come(1, itemId);
		const linkFor = async (n: number) => {
			const card = (await cardOf(others[n]!.family, itemId))!;
			return (await readFactsForFamily(app, others[n]!.family, card)).link;
		};
		expect(await linkFor(0)).toBeNull();
		app.setNow('2026-12-02T00:00:00+01:00');
		expect(await linkFor(0)).toEqual({ url: link, host: 'visio.example.org' });
		// Who waits, and who did not register, know nothing of it.
		expect(await linkFor(1)).toBeNull();
		expect(await linkFor(2)).toBeNull();
		expect(JSON.stringify(await cardOf(others[0]!.family, itemId))).not.toContain('visio.');
		expect(await readDoor(app, here.staff, itemId)).toBeNull();
	});

	test('to one session of a series are expected at the next ones', async () => {
		const itemId = await session({ days: ['2026-12-10', '2026-12-17'], capacity: 9 });
		await come(0, itemId);
		const { upcoming } = await listSessions(app, here.staff);
		expect(upcoming.map(({ registered, inSeries }) => [registered, inSeries?.rank])).toEqual([
			[1, 1],
			[1, 2],
			[1, 3]
		]);
		await registerFamily(app, others[1]!.family, upcoming[1]!.id);
		const again = (await listSessions(app, here.staff)).upcoming;
		expect(again.map(({ registered }) => registered)).toEqual([1, 2, 2]);
		const card = (await cardOf(others[0]!.family, itemId))!;
		expect((await readFactsForFamily(app, others[0]!.family, card)).days).toEqual([
			'2026-12-10',
			'2026-12-17'
		]);
	});
});

describe('presence', () => {
	test('is counted by the sign on the door, while people come; without a place one takes one', async () => {
		const itemId = await session({ capacity: 2 });
		await come(0, itemId);
		const { key } = (await readDoor(app, here.staff, itemId))!;
		expect(await checkInFamily(app, others[0]!.family, key)).toMatchObject({
			error: { code: 'workshop.not-now' }
		});
		app.setNow(DURING);
		const present = { ok: true, value: { itemId } };
		expect(await checkInFamily(app, others[0]!.family, key)).toEqual(present);
		expect(await checkInFamily(app, others[1]!.family, key)).toEqual(present);
		expect(await checkInFamily(app, others[1]!.family, key)).toEqual(present);
		expect(await checkInFamily(app, others[2]!.family, key)).toMatchObject({
			error: { code: 'workshop.full' }
		});
		expect(await checkInFamily(app, others[2]!.family, 'unknown')).toMatchObject({
			error: { code: 'workshop.not-found' }
		});
		const elsewhere = await schoolStory(app.db, { now: new Date(TUESDAY) });
		expect(await checkInFamily(app, elsewhere.family, key)).toMatchObject({
			error: { code: 'workshop.not-found' }
		});
		expect((await readSession(app, here.staff, itemId))!.places).toMatchObject([
			{ attendance: 'present', isCheckedIn: true, through: 'tap' },
			{ attendance: 'present', isCheckedIn: true, through: 'spot' }
		]);
	});

	test('leads to what one learned, one question, counts from five answers on, and a certificate', async () => {
		const itemId = await session({ capacity: 9 });
		for (const n of [0, 1, 2, 3, 4]) await come(n, itemId);
		app.setNow(DURING);
		const { key } = (await readDoor(app, here.staff, itemId))!;
		for (const { family } of others) await checkInFamily(app, family, key);
		await countUnknown(app, here.staff, { itemId, by: 1 });
		await countUnknown(app, here.staff, { itemId, by: 1 });
		expect(await countUnknown(app, here.staff, { itemId, by: -1 })).toEqual({
			ok: true,
			value: { count: 1 }
		});
		expect(await readAttended(app, others[0]!.family, itemId)).toBeNull();
		app.setNow(AFTER);
		await doWorkshopRounds(app);
		expect(await told(others[0]!.family)).toEqual(['after 2026-12-03 17:30']);
		const card = (await cardOf(others[0]!.family, itemId))!;
		expect(await readFactsForFamily(app, others[0]!.family, card)).toMatchObject({
			learned: ['connect'],
			isAsked: true
		});
		expect(await sayHowItWent(app, here.family, itemId, { helped: 'yes' })).toMatchObject({
			error: { code: 'workshop.not-found' }
		});
		for (const { family } of others.slice(0, 4)) {
			await sayHowItWent(app, family, itemId, { helped: 'yes' });
			await sayHowItWent(app, family, itemId, { again: 'yes' });
		}
		expect((await readSession(app, here.staff, itemId))!.followUp).toBeNull();
		await sayHowItWent(app, others[4]!.family, itemId, { helped: 'no' });
		const detail = (await readSession(app, here.staff, itemId))!;
		expect(detail).toMatchObject({
			unknown: 1,
			newcomers: 5,
			followUp: { answers: 5, helped: { yes: 4, 'a-little': 0, no: 1 }, again: null }
		});
		expect((await listSessions(app, here.staff)).year).toEqual({
			sessions: 1,
			registered: 5,
			present: 5,
			unknown: 1,
			families: 5,
			newcomers: 5
		});
		const certified = await certificateOf(app, here.staff, itemId, detail.places[0]!.id);
		expect(certified?.data).toMatchObject({ name: expect.stringContaining('DEMIR') });
		const mark = { itemId, registrationId: detail.places[0]!.id, attendance: 'absent' } as const;
		await takeAttendance(app, here.staff, mark);
		expect(await certificateOf(app, here.staff, itemId, detail.places[0]!.id)).toBeNull();
	});

	test('to a workshop of the catalogue gives its skills, and the game that goes on, with its host', async () => {
		const pixUrl = 'https://defi.example.org/parentalite';
		const [entry] = await app.db.transaction(SYSTEM, (tx) =>
			tx
				.insert(catalogueEntry)
				.values({
					schoolId: here.schoolId,
					theme: 'screens',
					title: 'Les écrans à la maison',
					durationMinutes: 90,
					skills: ['protect', 'accompany'],
					pixUrl,
					createdAt: new Date(TUESDAY)
				})
				.returning()
		);
		const itemId = await session({ theme: 'screens', capacity: 9, entry: entry!.id });
		await come(0, itemId);
		await come(1, itemId);
		app.setNow(DURING);
		await checkInFamily(app, others[0]!.family, (await readDoor(app, here.staff, itemId))!.key);
		app.setNow(AFTER);
		const factsFor = async (n: number) => {
			const { family } = others[n]!;
			return readFactsForFamily(app, family, (await cardOf(family, itemId))!);
		};
		expect(await factsFor(0)).toMatchObject({
			learned: ['protect', 'accompany'],
			game: { url: pixUrl, host: 'defi.example.org' }
		});
		// Who had a place and did not come learned nothing there.
		expect(await factsFor(1)).toMatchObject({ learned: [], game: null, isAsked: false });
		expect(await readSession(app, here.staff, itemId)).toMatchObject({
			title: 'Les écrans à la maison'
		});
	});
});
