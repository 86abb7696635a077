import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readGuardianFilters } from '../../src/lib/domain/funnel/list-guardians.input';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import { rows } from '../../src/lib/server/db/client';
import { guardian, guardianship, pupil } from '../../src/lib/server/db/schema/directory';
import { workshopRegistration } from '../../src/lib/server/db/schema/item';
import { school } from '../../src/lib/server/db/schema/directory';
import { staffRole } from '../../src/lib/server/db/schema/staff';
import { workshopSession } from '../../src/lib/server/db/schema/workshop';
import { countSteps } from '../../src/lib/server/funnel/count-steps';
import { exportFigures } from '../../src/lib/server/network/export-figures';
import { joinNetwork, leaveNetwork } from '../../src/lib/server/network/join-network';
import { readFigures } from '../../src/lib/server/network/read-figures';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T10:00:00+01:00';
const HELD = {
	startsAt: '2026-11-10T16:30:00Z',
	endsAt: '2026-11-10T18:00:00Z',
	place: 'CDI'
};
let app: TestApp;
let here: SchoolStory;
let there: SchoolStory;
let outside: SchoolStory;
let coordinator: StaffActor;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	const now = new Date(NOW);
	here = await schoolStory(app.db, { roles: ['coordinator'], now });
	there = await schoolStory(app.db, { roles: ['head'], now });
	outside = await schoolStory(app.db, { roles: ['coordinator'], now });
	coordinator = here.staff;
	await joinNetwork(app, 'Pays de Test', [await uaiOf(here), await uaiOf(there)]);
});

async function uaiOf({ schoolId }: SchoolStory): Promise<string> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const all = await tx.select().from(school);
		return all.find(({ id }) => id === schoolId)!.uai;
	});
}

/** Puts so many more guardians on file, each with a child; returns their keys. */
async function guardians(story: SchoolStory, count: number): Promise<string[]> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const made = await tx
			.insert(guardian)
			.values(
				Array.from({ length: count }, (_, n) => ({
					schoolId: story.schoolId,
					sourceId: `r${n}`,
					firstName: `Prénom${n}`,
					lastName: `NOMQUISERECONNAIT${n}`,
					mobile: n % 3 === 0 ? null : '+33639980102'
				}))
			)
			.returning({ id: guardian.id });
		const [child] = await tx
			.insert(pupil)
			.values({
				schoolId: story.schoolId,
				sourceId: 'p-more',
				firstName: 'Nour',
				lastName: 'ESSAI',
				divisionId: story.divisionId
			})
			.returning({ id: pupil.id });
		await tx.insert(guardianship).values(
			made.map(({ id }) => ({
				schoolId: story.schoolId,
				pupilId: child!.id,
				guardianId: id,
				kinship: '10',
				responsibility: 1,
				hasAccess: true
			}))
		);
		return made.map(({ id }) => id);
	});
}

/** A session that was held: so many registered, of whom so many came, and people without a name. */
async function held(
	story: SchoolStory,
	theme: string,
	people: string[],
	{ present = 0, unknown = 0, waiting = 0 } = {}
): Promise<string> {
	const { itemId } = await storyItem(app.db, story, {
		kind: 'workshop',
		content: { theme, ...HELD },
		audience: 'school',
		now: new Date('2026-11-02T09:00:00Z')
	});
	await app.db.transaction(SYSTEM, async (tx) => {
		await tx.insert(workshopSession).values({
			itemId,
			schoolId: story.schoolId,
			checkInKey: itemId,
			unknownCount: unknown
		});
		if (people.length === 0) return;
		await tx.insert(workshopRegistration).values(
			people.map((guardianId, n) => ({
				schoolId: story.schoolId,
				itemId,
				guardianId,
				registeredAt: new Date('2026-11-03T09:00:00Z'),
				waitingSince: n < waiting ? new Date('2026-11-03T09:00:00Z') : null,
				attendance: n >= waiting && n < waiting + present ? 'present' : null
			}))
		);
	});
	return itemId;
}

const figures = async (actor = coordinator) => {
	const read = await readFigures(app, actor);
	if (!read.ok) throw new Error(read.error.code);
	return read.value;
};

describe('the figures of a network', () => {
	test('count sessions and people by school and theme, without those who wait', async () => {
		const many = await guardians(here, 40);
		await held(here, 'protect', many.slice(0, 30), { present: 20, unknown: 12, waiting: 2 });
		await held(here, 'protect', many.slice(0, 14), { present: 11 });
		await held(there, 'protect', await guardians(there, 15), { present: 12, unknown: 11 });
		const read = await figures();
		expect(read.themes).toEqual(['protect']);
		expect(read.sessions).toEqual([[2], [1]]);
		const shown = (measure: 'registered' | 'present' | 'unknown') =>
			read.people[measure].cells.map((line) => line.map(({ shown }) => shown));
		expect(shown('registered')).toEqual([[42], [15]]);
		expect(shown('present')).toEqual([[31], [12]]);
		expect(shown('unknown')).toEqual([[12], [11]]);
		expect(read.people.registered.total.shown).toBe(57);
	});

	test('hide a small group, and what would give it away', async () => {
		await held(here, 'protect', await guardians(here, 30), { present: 25 });
		await held(there, 'protect', await guardians(there, 4), { present: 3 });
		const { registered } = (await figures()).people;
		// 34 in all less 30 here would be the 4 there.
		expect(registered.cells.map(([cell]) => cell!.shown)).toEqual([null, null]);
		expect(registered.rowTotals.map(({ shown }) => shown)).toEqual([null, null]);
	});

	test('leave out what is cancelled, still to come, of another year or of another network', async () => {
		const cancelled = await held(here, 'protect', []);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.execute(sql`insert into item_version (item_id, school_id, number, change, content, entered_at,
					received_at, planned_at, released_at)
				select item_id, school_id, 2, 'cancel', content, entered_at, received_at, planned_at, released_at
				from item_version where item_id = ${cancelled}`)
		);
		const at = async (startsAt: string, endsAt: string) =>
			storyItem(app.db, here, {
				kind: 'workshop',
				content: { theme: 'equip', startsAt, endsAt, place: 'CDI' },
				audience: 'school',
				now: new Date('2026-06-01T09:00:00Z')
			});
		await at('2026-12-10T16:30:00Z', '2026-12-10T18:00:00Z');
		await at('2026-06-10T16:30:00Z', '2026-06-10T18:00:00Z');
		await held(outside, 'protect', []);
		expect((await figures()).themes).toEqual([]);
	});

	test('the funnel is the one of each school, added up', async () => {
		await guardians(here, 30);
		await guardians(there, 25);
		const filters = readGuardianFilters(new URLSearchParams());
		const counts = await app.db.transaction(coordinator, (tx) =>
			rows<Record<string, number | string>>(
				tx,
				sql`select * from network_funnel_counts(${new Date(NOW).toISOString()}::timestamptz)`
			)
		);
		for (const story of [here, there]) {
			const { steps } = await countSteps(app, story.staff, filters);
			const line = counts.find(({ school_id }) => school_id === story.schoolId)!;
			for (const { step, reached } of steps) {
				expect([step, line[step.replaceAll('-', '_')]]).toEqual([step, reached]);
			}
		}
		const { funnel } = await figures();
		expect(funnel[0]).toEqual({ step: 'on-file', count: 57 });
	});

	test('the file says the same, with the definition and the period of each figure', async () => {
		await held(here, 'protect', await guardians(here, 30), { present: 25 });
		const made = await exportFigures(app, coordinator);
		const lines = (made.ok ? made.value : '').split('\r\n');
		expect(lines[0]).toBe('\ufeffChiffre;UAI;École;Thème;Nombre;Définition;Du;Au');
		expect(
			lines.some((line) => /^Inscrits;.*;Protéger;30;.*;2026-09-01;2026-11-24$/.test(line))
		).toBe(true);
		expect(lines.filter((line) => line.startsWith('Actif;')).length).toBe(1);
	});
});

describe('the walls of the figures', () => {
	test('only a coordinator of the network counts; others have no line, even from the database', async () => {
		await held(here, 'protect', await guardians(here, 30), { present: 25 });
		const head: StaffActor = { ...there.staff };
		expect(await readFigures(app, head)).toEqual({
			ok: false,
			error: { code: 'network.not-allowed' }
		});
		expect(await readFigures(app, outside.staff)).toEqual({
			ok: false,
			error: { code: 'network.no-network' }
		});
		for (const actor of [head, outside.staff, here.family]) {
			for (const call of [
				sql`select * from network_schools()`,
				sql`select * from network_workshop_counts('2026-09-01', '2027-09-01')`,
				sql`select * from network_funnel_counts(now())`
			]) {
				expect(await app.db.transaction(actor, (tx) => rows(tx, call))).toEqual([]);
			}
		}
	});

	test('what a coordinator reads holds no name of a family', async () => {
		await held(here, 'protect', await guardians(here, 30), { present: 25, unknown: 20 });
		const file = await exportFigures(app, coordinator);
		const all = JSON.stringify([await figures(), file]);
		expect(all).not.toMatch(/NOMQUISERECONNAIT|Prénom\d|ESSAI|Amina/);
	});

	test('a coordinator no longer is one once the role is taken away', async () => {
		await app.db.transaction(SYSTEM, (tx) => tx.delete(staffRole));
		expect((await figures()).schools).toEqual([]);
	});

	test('a school that leaves is counted no more, and takes back what it shared', async () => {
		await leaveNetwork(app, [await uaiOf(there)]);
		expect((await figures()).schools.length).toBe(1);
		expect(await joinNetwork(app, 'Pays de Test', ['0999999Z'])).toMatchObject({
			error: { code: 'network.unknown-school', uai: '0999999Z' }
		});
	});
});
