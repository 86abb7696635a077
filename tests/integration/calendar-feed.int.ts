import ICAL from 'ical.js';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { calendarResponse } from '../../src/lib/server/calendar-feed/calendar-response';
import { giveFeed, listFeeds, revokeFeed } from '../../src/lib/server/calendar-feed/give-feed';
import { readFeed, readSessionCalendar } from '../../src/lib/server/calendar-feed/read-feed';
import { rows } from '../../src/lib/server/db/client';
import { registerFamily } from '../../src/lib/server/workshop/register-family';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
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
	here = await schoolStory(app.db, { now: new Date(NOW) });
	there = await schoolStory(app.db, { now: new Date(NOW) });
});

const session = async (plannedAt?: Date, story = here) =>
	(
		await storyItem(app.db, story, {
			kind: 'workshop',
			content: {
				theme: 'protect',
				startsAt: '2026-12-03T16:30:00Z',
				endsAt: '2026-12-03T18:00:00Z',
				place: 'Salle 12; aile B'
			},
			audience: 'school',
			now: new Date(NOW),
			...(plannedAt ? { plannedAt } : {})
		})
	).itemId;
const feed = async (story = here) => {
	const given = await giveFeed(app, story.staff);
	if (!given.ok) throw new Error(given.error.code);
	return { ...given.value, key: /\/agenda\/([\w-]{22})\.ics$/.exec(given.value.address)![1]! };
};
const events = (text: string) =>
	new ICAL.Component(ICAL.parse(text) as unknown[])
		.getAllSubcomponents('vevent')
		.map((one) => ({ event: new ICAL.Event(one), status: one.getFirstPropertyValue('status') }));

describe('the calendar of a school’s workshops', () => {
	test('has what families were shown, in words, and nothing that is still held', async () => {
		const itemId = await session();
		await session(new Date('2026-12-01T07:00:00Z'));
		await session(undefined, there);
		const { key } = await feed();
		const file = (await readFeed(app, key))!;
		const [one, ...others] = events(file.text);
		expect(others).toEqual([]);
		expect(one!.event.uid).toBe(`${itemId}@passerelle`);
		expect(one!.event.location).toBe('Salle 12; aile B');
		expect(one!.event.summary).toBe('Protéger son enfant sur Internet.');
	});

	test('a session that is cancelled stays, as cancelled, under the same key and a later version', async () => {
		const itemId = await session();
		const { key } = await feed();
		const before = events((await readFeed(app, key))!.text)[0]!;
		await takeBackItem(app, here.staff, itemId);
		const after = events((await readFeed(app, key))!.text)[0]!;
		expect(after.status).toBe('CANCELLED');
		expect(after.event.uid).toBe(before.event.uid);
		expect(after.event.sequence).toBeGreaterThan(before.event.sequence);
	});

	test('names nobody, whoever comes', async () => {
		const itemId = await session();
		await registerFamily(app, here.family, itemId);
		const { text } = (await readFeed(app, (await feed()).key))!;
		expect(text).not.toMatch(/ESSAI|Amina|Inès|Claire|ATTENDEE|ORGANIZER|\+33/);
	});

	test('the same calendar has the same mark, and is not sent again', async () => {
		await session();
		const { key } = await feed();
		const first = (await readFeed(app, key))!;
		app.setNow('2026-11-24T11:00:00+01:00');
		const second = (await readFeed(app, key))!;
		expect(second.etag).toBe(first.etag);
		const asked = new Request('http://localhost/', { headers: { 'if-none-match': first.etag } });
		expect(calendarResponse(second, asked, { name: 'a.ics', isAttached: false }).status).toBe(304);
		await session();
		expect((await readFeed(app, key))!.etag).not.toBe(first.etag);
	});

	test('answers until it is revoked, or who made it is', async () => {
		const { id, key } = await feed();
		expect((await listFeeds(app, here.staff)).map(({ isOwn }) => isOwn)).toEqual([true]);
		expect(await revokeFeed(app, there.staff, id)).toMatchObject({
			error: { code: 'feed.not-found' }
		});
		await revokeFeed(app, here.staff, id);
		expect(await readFeed(app, key)).toBe(null);
		expect(await listFeeds(app, here.staff)).toEqual([]);
		await revokeFeed(app, here.staff, id, false);
		expect(await readFeed(app, key)).not.toBe(null);
		await app.db.transaction(SYSTEM, (tx) => tx.execute(sql`update staff set revoked_at = now()`));
		expect(await readFeed(app, key)).toBe(null);
	});

	test('the key is kept as a hash; another one opens nothing', async () => {
		const { key } = await feed();
		const [kept] = await app.db.transaction(SYSTEM, (tx) =>
			rows<{ all: string }>(tx, sql`select f::text as all from calendar_feed f`)
		);
		expect(kept!.all).not.toContain(key);
		expect(await readFeed(app, 'A'.repeat(22))).toBe(null);
		expect(await readFeed(app, '../../etc/passwd')).toBe(null);
	});

	test('a teacher gives no address', async () => {
		expect((await giveFeed(app, { ...here.staff, roles: ['teacher'] })).ok).toBe(false);
	});
});

describe('one session for a family’s calendar', () => {
	test('is in its language, and only of its own school', async () => {
		const file = (await readSessionCalendar(app, here.family, await session()))!;
		expect(events(file.text)[0]!.event.summary).toMatch(/\p{Script=Arabic}/u);
		expect(await readSessionCalendar(app, here.family, await session(undefined, there))).toBe(null);
		expect(await readSessionCalendar(app, here.family, 'x')).toBe(null);
	});
});
