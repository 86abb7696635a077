import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GivenYear } from '../../src/lib/domain/disconnection/given-calendar';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { readCalendar } from '../../src/lib/server/calendar/read-calendar';
import { readFile } from '../../src/lib/server/calendar/read-file';
import {
	addClosure,
	giveYear,
	removeClosure,
	removeYear,
	settlePlace
} from '../../src/lib/server/calendar/settle-calendar';
import { school } from '../../src/lib/server/db/schema/directory';
import { familyWriting, itemVersion } from '../../src/lib/server/db/schema/item';
import { journal } from '../../src/lib/server/db/schema/staff';
import { planRelease } from '../../src/lib/server/release/plan-release';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

/** A Thursday evening: what is written waits for Friday at 7. */
const THURSDAY = '2026-11-26T21:00:00+01:00';
const FRIDAY_7 = new Date('2026-11-27T07:00:00+01:00');
const MONDAY_7 = new Date('2026-11-30T07:00:00+01:00');
const bridge = { name: 'Pont', from: '2026-11-27', until: '2026-11-28' };

let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: THURSDAY });
});
afterAll(() => app?.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(THURSDAY);
	here = await schoolStory(app.db, { roles: ['secretary'], now: new Date(THURSDAY) });
	elsewhere = await schoolStory(app.db, { roles: ['head'], now: new Date(THURSDAY) });
});

async function hold(story: SchoolStory) {
	const now = new Date(THURSDAY);
	const given = { kind: 'message', content: {}, now, plannedAt: FRIDAY_7 };
	const { versionId } = await storyItem(app.db, story, given);
	await app.db.transaction(SYSTEM, (tx) =>
		tx.insert(familyWriting).values({
			schoolId: story.schoolId,
			kind: 'callback',
			pupilId: story.pupilId,
			guardianId: story.guardianId,
			accountId: story.accountId,
			locale: 'ar',
			idempotencyKey: randomUUID(),
			writtenAt: now,
			plannedAt: FRIDAY_7
		})
	);
	return versionId;
}
const plans = async (story: SchoolStory) =>
	app.db.transaction(SYSTEM, async (tx) => {
		const columns = (table: typeof itemVersion | typeof familyWriting) =>
			tx
				.select({ plannedAt: table.plannedAt, releasedAt: table.releasedAt })
				.from(table)
				.where(eq(table.schoolId, story.schoolId));
		return [...(await columns(itemVersion)), ...(await columns(familyWriting))];
	});
const held = (plannedAt: Date) => ({ plannedAt, releasedAt: null });

describe('a closure', () => {
	test('moves what is held, in both directions, to the next opening; its removal brings it back', async () => {
		await hold(here);
		await hold(elsewhere);
		expect(await addClosure(app, here.staff, bridge)).toMatchObject({ ok: true });
		expect(await plans(here)).toEqual([held(MONDAY_7), held(MONDAY_7)]);
		expect(await plans(elsewhere)).toEqual([held(FRIDAY_7), held(FRIDAY_7)]);
		expect(await removeClosure(app, here.staff, bridge)).toMatchObject({ ok: true });
		expect(await plans(here)).toEqual([held(FRIDAY_7), held(FRIDAY_7)]);
		expect(await removeClosure(app, here.staff, bridge)).toMatchObject({
			error: { code: 'calendar.gone' }
		});
	});

	test('takes nothing back that was released, and lets what waited go when the day opens', async () => {
		await hold(here);
		app.setNow(FRIDAY_7);
		await releaseDue(app);
		await addClosure(app, here.staff, bridge);
		const released = { plannedAt: FRIDAY_7, releasedAt: FRIDAY_7 };
		expect(await plans(here)).toEqual([released, released]);
		const noon = new Date('2026-11-27T12:00:00+01:00');
		app.setNow(noon);
		await storyItem(app.db, here, {
			kind: 'message',
			content: {},
			now: noon,
			plannedAt: MONDAY_7
		});
		await removeClosure(app, here.staff, bridge);
		await releaseDue(app);
		expect(await plans(here)).toContainEqual({ plannedAt: noon, releasedAt: noon });
	});

	test('is shown on the page, kept once, and written to the journal without its words', async () => {
		await addClosure(app, here.staff, bridge);
		await addClosure(app, here.staff, bridge);
		const page = await readCalendar(app, here.staff, null);
		expect(page).toMatchObject({ year: 2026, closures: [bridge], opening: MONDAY_7 });
		expect(page.months[3]?.days[26]).toMatchObject({ day: '2026-11-27', status: 'closure' });
		const entries = await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal));
		expect(entries[0]).toMatchObject({
			action: 'calendar.closure-added',
			details: { from: '2026-11-27', until: '2026-11-28' }
		});
		expect((await readCalendar(app, elsewhere.staff, null)).closures).toEqual([]);
	});

	test('is not for mediators and teachers', async () => {
		for (const role of ['mediator', 'teacher'] as const) {
			const other = { ...here.staff, roles: [role] };
			const refused = { error: { code: 'school.not-allowed' } };
			expect(await addClosure(app, other, bridge)).toMatchObject(refused);
			expect(await settlePlace(app, other, { academy: 'Corse' })).toMatchObject(refused);
		}
	});
});

describe('a school overseas', () => {
	const year: GivenYear = {
		from: '2026-08-17',
		until: '2027-07-03',
		holidays: [{ name: 'Vacances d’octobre', from: '2026-10-10', until: '2026-10-26' }]
	};
	const row = async () => {
		const where = eq(school.id, here.schoolId);
		const [found] = await app.db.transaction(SYSTEM, (tx) => tx.select().from(school).where(where));
		return found!;
	};

	test('is closed until it gives its calendar, then opens on its own clock', async () => {
		await hold(here);
		await settlePlace(app, here.staff, { academy: 'La Réunion' });
		expect(await row()).toMatchObject({
			holidayZone: null,
			territory: 'la-reunion',
			timeZone: 'Indian/Reunion'
		});
		const now = new Date(THURSDAY);
		expect(planRelease(await row(), now)).toMatchObject({
			error: { code: 'disconnection.no-calendar' }
		});
		const inAnHour = held(new Date(now.getTime() + 3_600_000));
		expect(await plans(here)).toEqual([inAnHour, inAnHour]);
		app.setNow('2026-11-27T10:00:00+04:00');
		await releaseDue(app);
		for (const plan of await plans(here)) expect(plan.releasedAt).toBeNull();

		app.setNow(THURSDAY);
		expect(await giveYear(app, here.staff, year)).toMatchObject({ ok: true });
		const opening = held(new Date('2026-11-27T07:00:00+04:00'));
		expect(await plans(here)).toEqual([opening, opening]);
		expect(await giveYear(app, here.staff, { ...year, from: '2026-09-01' })).toMatchObject({
			error: { code: 'calendar.year-overlaps' }
		});
		expect(await removeYear(app, here.staff, year.from)).toMatchObject({ ok: true });
		expect(planRelease(await row(), now).ok).toBe(false);
	});

	test('reads its calendar from a file, for one year, before anything is written', async () => {
		const event = (from: string, until: string) =>
			`BEGIN:VEVENT\r\nUID:${from}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:${from}\r\n` +
			`DTEND;VALUE=DATE:${until}\r\nSUMMARY:Vacances\r\nEND:VEVENT\r\n`;
		const file = new TextEncoder().encode(
			`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event('20261010', '20261026')}${event('20271010', '20271026')}END:VCALENDAR\r\n`
		);
		const bounds = { from: '2026-08-17', last: '2027-07-02' };
		expect(await readFile(app, here.staff, file, bounds)).toEqual({
			ok: true,
			value: {
				rows: [{ name: 'Vacances', from: '2026-10-10', last: '2026-10-25' }],
				aside: [],
				outside: 1
			}
		});
		expect((await readCalendar(app, here.staff, null)).years).toEqual([]);
		const other = { from: '2029-08-17', last: '2030-07-02' };
		expect(await readFile(app, here.staff, file, other)).toMatchObject({
			error: { code: 'calendar.file-no-holidays' }
		});
	});
});
