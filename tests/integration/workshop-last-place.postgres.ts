import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { rows } from '../../src/lib/server/db/client';
import { openServerDatabase } from '../../src/lib/server/db/server';
import { createSession } from '../../src/lib/server/workshop/create-session';
import { giveBackPlace } from '../../src/lib/server/workshop/give-back-place';
import { registerFamily } from '../../src/lib/server/workshop/register-family';
import { schoolStory } from '../factories/school-story';
import { otherFamilies } from '../factories/workshop-families';
import { MIGRATIONS } from '../support/migrations';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const PLACES = 3;
const FAMILIES = 24;

let apps: TestApp[] = [];
beforeAll(async () => {
	const first = await testApp({ now: NOW });
	const open = async (): Promise<TestApp> => {
		const db = await openServerDatabase({ ...first.db.server!, poolSize: 8 }, MIGRATIONS);
		return testApp({ now: NOW, db: { ...first.db, ...db } });
	};
	apps = [first, await open(), await open()];
});
afterAll(async () => {
	for (const app of apps.reverse()) await app.close();
});

async function offered(capacity: number, days: string[] = []) {
	const [app] = apps;
	await app!.db.empty();
	const story = await schoolStory(app!.db, { now: NOW });
	const families = await otherFamilies(app!.db, story, { count: FAMILIES, now: NOW });
	const created = await createSession(app!, story.staff, {
		theme: 'connect',
		day: '2026-12-03',
		days,
		from: '17:30',
		to: '19:00',
		where: 'school',
		place: 'CDI',
		capacity,
		interpreters: []
	});
	if (!created.ok) throw new Error(created.error.code);
	return { itemId: created.value.itemId, families };
}
const standing = () =>
	apps[0]!.db.transaction(SYSTEM, (tx) =>
		rows<{ item_id: string; placed: number; waiting: number }>(
			tx,
			sql`select item_id, count(*) filter (where waiting_since is null)::int as placed,
					count(*) filter (where waiting_since is not null)::int as waiting
				from workshop_registration where cancelled_at is null group by item_id`
		)
	);

test('two dozen simultaneous taps: never over, never a lost entry, each told her place or her rank', async () => {
	const { itemId, families } = await offered(PLACES);
	const given = await Promise.all(
		families.map(({ family }, n) => registerFamily(apps[n % apps.length]!, family, itemId))
	);
	const places = given.map((one) => (one.ok ? one.value : null));
	expect(places.filter((one) => one?.has === 'place')).toHaveLength(PLACES);
	const ranks = places.flatMap((one) => (one?.has === 'rank' ? [one.rank] : []));
	expect(ranks).toHaveLength(FAMILIES - PLACES);
	expect(Math.max(...ranks)).toBeLessThanOrEqual(FAMILIES - PLACES);
	expect(await standing()).toEqual([
		{ item_id: itemId, placed: PLACES, waiting: FAMILIES - PLACES }
	]);
});

test('places given back while others ask: the session stays full, and everybody stands somewhere', async () => {
	const { itemId, families } = await offered(PLACES);
	const [early, late] = [families.slice(0, 12), families.slice(12)];
	for (const { family } of early) await registerFamily(apps[0]!, family, itemId);
	await Promise.all([
		...early.slice(0, PLACES).map(({ family }, n) => giveBackPlace(apps[n % 3]!, family, itemId)),
		...late.map(({ family }, n) => registerFamily(apps[n % 3]!, family, itemId))
	]);
	expect(await standing()).toEqual([
		{ item_id: itemId, placed: PLACES, waiting: FAMILIES - 2 * PLACES }
	]);
	// Each of those who were called was told once.
	const said = await apps[0]!.db.transaction(SYSTEM, (tx) =>
		rows<{ n: number }>(
			tx,
			sql`select count(*)::int as n from item_version v
				where v.content -> 'ready' ->> 'step' = 'place' and v.withdrawn_at is null`
		)
	);
	expect(said).toEqual([{ n: PLACES }]);
});

test('a series taken from both ends at once: nobody waits in a circle', async () => {
	const { itemId, families } = await offered(PLACES, ['2026-12-10', '2026-12-17']);
	const all = await apps[0]!.db.transaction(SYSTEM, (tx) =>
		rows<{ id: string }>(tx, sql`select item_id as id from workshop_session order by item_id desc`)
	);
	const doors = [itemId, ...all.map(({ id }) => id)];
	await Promise.all(
		families.map(({ family }, n) => registerFamily(apps[n % 3]!, family, doors[n % doors.length]!))
	);
	for (const { placed } of await standing()) expect(placed).toBe(PLACES);
});
