import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import { rows } from '../../src/lib/server/db/client';
import { resourceParentStory } from '../factories/resource-parent-story';
import { countAs, schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');

let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
	here = await schoolStory(app.db, { now: NOW });
	elsewhere = await schoolStory(app.db, { now: NOW });
	const message = { subject: 'Sortie', text: 'Sortie au parc', author: 'M. Essai' };
	for (const audience of ['pupil', 'division', 'school'] as const) {
		await storyItem(app.db, here, { kind: 'message', content: message, audience, now: NOW });
	}
});
afterAll(() => app.close());

async function tables(): Promise<string[]> {
	const found = await app.db.transaction(SYSTEM, (tx) =>
		rows<{ name: string }>(
			tx,
			sql`select relname as name from pg_class
				where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm') order by 1`
		)
	);
	return found.map(({ name }) => name);
}

describe('walls between schools and families', () => {
	test('every table has row level security and a policy, and there is no view around them', async () => {
		const open = await app.db.transaction(SYSTEM, (tx) =>
			rows<{ name: string }>(
				tx,
				sql`select c.relname as name from pg_class c
					where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm')
					and (c.relkind <> 'r' or not c.relrowsecurity or not exists (
						select 1 from pg_policy p where p.polrelid = c.oid))`
			)
		);
		expect(open).toEqual([]);
	});

	test('a stranger to every school reads no row of any table', async () => {
		const nobody = '00000000-0000-4000-8000-000000000000';
		const staff = { ...here.staff, staffId: nobody, schoolId: nobody };
		const family: GuardianActor = { ...here.family, accountId: nobody };
		for (const table of await tables()) {
			expect([table, await countAs(app.db, staff, table)]).toEqual([table, 0]);
			expect([table, await countAs(app.db, family, table)]).toEqual([table, 0]);
		}
	});

	test('a member of staff sees the own school only', async () => {
		expect(await countAs(app.db, here.staff, 'pupil')).toBe(1);
		expect(await countAs(app.db, SYSTEM, 'pupil')).toBe(2);
		expect(await countAs(app.db, here.staff, 'item')).toBe(3);
		expect(await countAs(app.db, elsewhere.staff, 'item')).toBe(0);
		expect(await countAs(app.db, elsewhere.staff, 'account')).toBe(1);
	});

	test('a family sees its own child, and what is said to it', async () => {
		expect(await countAs(app.db, here.family, 'pupil')).toBe(1);
		expect(await countAs(app.db, here.family, 'item_version')).toBe(3);
		expect(await countAs(app.db, elsewhere.family, 'item_version')).toBe(0);
	});

	test('a session opened by a letter alone sees no child, but is offered workshops', async () => {
		await storyItem(app.db, here, {
			kind: 'workshop',
			content: {},
			audience: 'school',
			now: NOW
		});
		const provisional = { ...here.family, isProvisional: true };
		expect(await countAs(app.db, provisional, 'pupil')).toBe(0);
		expect(await countAs(app.db, provisional, 'division')).toBe(0);
		expect(await countAs(app.db, provisional, 'item')).toBe(1);
	});

	test('a resource parent reads what was written for her, and no other row', async () => {
		const now = NOW;
		const village = await schoolStory(app.db, { roles: ['mediator'], now });
		const her = await resourceParentStory(app.db, village, now);
		const neighbour = await resourceParentStory(app.db, elsewhere, now);
		const workshop = { kind: 'workshop', audience: 'school', now } as const;
		const released = await storyItem(app.db, village, { ...workshop, content: { first: true } });
		await storyItem(app.db, village, { kind: 'message', audience: 'school', content: {}, now });
		const later = new Date('2026-11-25T06:00:00Z');
		await storyItem(app.db, village, { ...workshop, content: {}, plannedAt: later });
		await app.db.transaction(SYSTEM, (tx) =>
			tx.execute(sql`insert into item_version
				(item_id, school_id, number, change, content, entered_at, received_at, planned_at, released_at)
				select item_id, school_id, 2, 'change', '{"second": true}', now(), now(), now(), now()
				from item_version where id = ${released.versionId}`)
		);
		const seen = async (actor: typeof her.actor) => {
			const counts: Record<string, number> = {};
			for (const table of await tables()) {
				const count = await countAs(app.db, actor, table);
				if (count > 0) counts[table] = count;
			}
			return counts;
		};
		// Her own line, what the family agreed to show, her action, the school's name and hours, and
		// the workshop that families were shown, in its last words. Nothing of the message, nor held.
		const hers = { resource_parent: 1, school: 1, staff: 1 };
		const families = { resource_parent_contact: 1, resource_parent_action: 1 };
		expect(await seen(her.actor)).toEqual({ ...hers, ...families, item: 1, item_version: 1 });
		expect(await seen(neighbour.actor)).toEqual({ ...hers, ...families });
		expect(await countAs(app.db, her.actor, 'guardian')).toBe(0);
		const adviser = await app.db.transaction(her.actor, (tx) =>
			rows(tx, sql`select * from app_my_adviser()`)
		);
		expect(adviser).toEqual([{ name: village.staff.name, phone: '+33639980302' }]);

		const settle = (statement: ReturnType<typeof sql>) =>
			app.db.transaction(SYSTEM, (tx) => tx.execute(statement));
		// A guardian who left is nobody's to call; a family that withdrew neither, at once.
		await settle(sql`update guardian set left_at = now() where id = ${village.guardianId}`);
		expect(await countAs(app.db, her.actor, 'resource_parent_contact')).toBe(0);
		await settle(sql`update guardian set left_at = null where id = ${village.guardianId}`);
		await settle(
			sql`update resource_parent_contact set withdrawn_at = now() where id = ${her.contactId}`
		);
		expect(await seen(her.actor)).toEqual({ ...hers, item: 1, item_version: 1 });
		// Before she signs, her own line alone; after the end, nothing but the line that signs in.
		await settle(sql`update resource_parent set state = 'approved' where id = ${her.id}`);
		expect(await seen(her.actor)).toEqual(hers);
		await settle(sql`update resource_parent set state = 'ended' where id = ${her.id}`);
		expect(await seen(her.actor)).toEqual({ staff: 1 });
		// The same line asking from another school has nothing there.
		const astray = { ...neighbour.actor, schoolId: here.schoolId };
		expect(await seen(astray)).toEqual({ staff: 1 });
	});

	test('a resource parent changes her own part, and nothing else of her lines', async () => {
		const village = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
		const her = await resourceParentStory(app.db, village, NOW);
		const change = (statement: ReturnType<typeof sql>) =>
			app.db.transaction(her.actor, (tx) => tx.execute(statement));
		await change(sql`update resource_parent set availabilities = '["2-morning"]'`);
		await change(sql`update staff set locale = 'tr'`);
		await change(sql`update resource_parent_action set done_at = now(), outcome = 'reached'`);
		for (const statement of [
			sql`update resource_parent set first_name = 'Autre'`,
			sql`update resource_parent set state = 'approved'`,
			sql`update resource_parent set committed_at = now()`,
			sql`update staff set email = 'autre@ecole.example'`,
			sql`update resource_parent_action set kind = 'meet'`
		]) {
			await expect(change(statement)).rejects.toMatchObject({
				cause: { message: expect.stringMatching(/only$/) }
			});
		}
		// What has no policy changes nothing at all.
		await change(sql`update resource_parent_contact set shown_phone = '+33639980999'`);
		await change(sql`delete from resource_parent_action`);
		expect(await countAs(app.db, her.actor, 'resource_parent_action')).toBe(1);
		expect(
			await app.db.transaction(her.actor, (tx) =>
				rows(tx, sql`select shown_phone from resource_parent_contact`)
			)
		).toEqual([{ shown_phone: '+33639980101' }]);
	});

	test('what is held does not exist for a family yet', async () => {
		const before = await countAs(app.db, here.family, 'item_version');
		await storyItem(app.db, here, {
			kind: 'message',
			content: {},
			now: NOW,
			plannedAt: new Date('2026-11-25T06:00:00Z')
		});
		expect(await countAs(app.db, here.family, 'item_version')).toBe(before);
	});

	test('a guardian who loses authority loses the child at once', async () => {
		const lost = await schoolStory(app.db, { now: NOW });
		expect(await countAs(app.db, lost.family, 'pupil')).toBe(1);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.execute(
				sql`update guardianship set has_access = false where guardian_id = ${lost.guardianId}`
			)
		);
		expect(await countAs(app.db, lost.family, 'pupil')).toBe(0);
	});

	test('a family cannot write in the name of another', async () => {
		const forged = app.db.transaction(here.family, (tx) =>
			tx.execute(sql`
				insert into family_writing (school_id, kind, guardian_id, account_id, locale, idempotency_key, written_at, planned_at)
				values (${elsewhere.schoolId}, 'callback', ${elsewhere.guardianId}, ${here.accountId}, 'fr', gen_random_uuid(), now(), now())`)
		);
		await expect(forged).rejects.toMatchObject({
			cause: { message: expect.stringContaining('row-level security') }
		});
	});

	test('a family’s writing holds its own voice, never that of another', async () => {
		const record = (of: SchoolStory) =>
			app.db.transaction(of.family, async (tx) => {
				const [kept] = await rows<{ id: string }>(
					tx,
					sql`insert into recording (school_id, purpose, media_type, sound, duration_ms, recorded_at, account_id)
						values (${of.schoolId}, 'answer', 'audio/webm', '\\x00'::bytea, 1000, now(), ${of.accountId})
						returning id`
				);
				return kept!.id;
			});
		const write = (recordingId: string) =>
			app.db.transaction(here.family, (tx) =>
				tx.execute(sql`
					insert into family_writing (school_id, kind, guardian_id, account_id, recording_id, locale, idempotency_key, written_at, planned_at)
					values (${here.schoolId}, 'message-answer', ${here.guardianId}, ${here.accountId}, ${recordingId}, 'fr', gen_random_uuid(), now(), now())`)
			);
		await write(await record(here));
		await expect(write(await record(elsewhere))).rejects.toMatchObject({
			cause: { message: expect.stringContaining('row-level security') }
		});
	});

	test('a member of staff changes the language of the own line, and nothing else of it', async () => {
		const change = (statement: ReturnType<typeof sql>) =>
			app.db.transaction(here.staff, (tx) => tx.execute(statement));
		await change(sql`update staff set locale = 'en'`);
		for (const statement of [
			sql`update staff set name = 'Autre'`,
			sql`update staff set email = 'autre@ecole.example'`,
			sql`update staff set revoked_at = now(), locale = 'fr'`
		]) {
			await expect(change(statement)).rejects.toMatchObject({
				cause: { message: 'staff settle their language only' }
			});
		}
		await app.db.transaction(SYSTEM, (tx) =>
			tx.execute(sql`update staff set name = 'Autre' where id = ${here.staff.staffId}`)
		);
	});

	test('a family cannot change or remove what the school says', async () => {
		await app.db.transaction(here.family, (tx) => tx.execute(sql`delete from item`));
		await app.db.transaction(here.family, (tx) => tx.execute(sql`delete from guardianship`));
		expect(await countAs(app.db, here.family, 'pupil')).toBe(1);
	});

	test('the journal is appended, never rewritten', async () => {
		const write = (statement: ReturnType<typeof sql>) =>
			app.db.transaction(SYSTEM, (tx) => tx.execute(statement));
		await write(sql`insert into journal (at, action) values (now(), 'test')`);
		await expect(write(sql`update journal set action = 'other'`)).rejects.toThrow();
		await expect(write(sql`delete from journal`)).rejects.toThrow();
		await expect(app.db.asSuperuser('delete from journal')).rejects.toThrow(/append-only/);
	});
});
