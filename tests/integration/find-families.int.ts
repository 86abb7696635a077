import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nameKeys } from '../../src/lib/domain/directory/name-search';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { rows } from '../../src/lib/server/db/client';
import { guardian, guardianship, pupil } from '../../src/lib/server/db/schema/directory';
import { findFamilies } from '../../src/lib/server/funnel/find-families';
import { pickFamily } from '../../src/lib/server/funnel/pick-family';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
let app: TestApp;
let here: SchoolStory;
let serial = 0;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
});

/** A guardian with one child, by their names. */
async function family(
	[lastName, firstName]: [string, string],
	child: [string, string],
	{ mobile = null as string | null, story = here } = {}
): Promise<string> {
	const n = ++serial;
	return app.db.transaction(SYSTEM, async (tx) => {
		const known = { schoolId: story.schoolId, sourceId: `s${n}` };
		const [g] = await tx
			.insert(guardian)
			.values({ ...known, lastName, firstName, mobile })
			.returning();
		const [p] = await tx
			.insert(pupil)
			.values({ ...known, lastName: child[0], firstName: child[1], divisionId: story.divisionId })
			.returning();
		await tx.insert(guardianship).values({
			schoolId: story.schoolId,
			pupilId: p!.id,
			guardianId: g!.id,
			kinship: '10',
			responsibility: 1,
			hasAccess: true
		});
		return g!.id;
	});
}

const found = async (typed: string) =>
	(await findFamilies(app, here.staff, typed)).map(({ firstName }) => firstName);

describe('keys of names', () => {
	// Letters that make every rule work, and some that none knows.
	const LETTERS = 'aeiouyhcksgdjtnbpqwxz'
		.split('')
		.concat(['é', 'ß', 'Œ', 'Ş', "'", '-', ' ', 'ي']);
	const any = (seed: number) => {
		let state = seed;
		const next = (n: number) => (state = (state * 48_271) % 2_147_483_647) % n;
		return Array.from({ length: 1 + next(14) }, () => LETTERS[next(LETTERS.length)]).join('');
	};

	test('the database makes them as the domain does, on any name', async () => {
		const names = Array.from({ length: 1_500 }, (_, i) => [any(i + 1), any(i + 9_001)] as const);
		const made = await app.db.transaction(SYSTEM, (tx) =>
			rows<{ keys: string }>(
				tx,
				sql`select name_keys(one ->> 0, one ->> 1) as keys
					from jsonb_array_elements(${JSON.stringify(names)}::jsonb) with ordinality o(one, n) order by n`
			)
		);
		expect(made.map(({ keys }) => keys)).toEqual(names.map((name) => nameKeys(...name)));
	});

	test('follow a name that changes', async () => {
		const id = await family(['KAYA', 'Fatma'], ['KAYA', 'Deniz']);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(guardian).set({ lastName: 'Traoré' }).where(eq(guardian.id, id))
		);
		expect(await found('traore')).toEqual(['Fatma']);
		expect(await found('kaya')).toEqual(['Fatma']); // her child's
		expect(await found('traore kaya')).toEqual(['Fatma']);
	});
});

describe('finding a family', () => {
	test('by any spelling, the closest first', async () => {
		await family(['DIALLO', 'Muhammad'], ['DIALLO', 'Awa']);
		await family(['DIALLO', 'Mohamed'], ['DIALLO', 'Ibrahim']);
		await family(["N'GUYEN", 'Linh'], ['TRAN', 'Minh']);
		expect(await found('mohamed diallo')).toEqual(['Mohamed', 'Muhammad']);
		expect(await found('nguyen')).toEqual(['Linh']);
		expect(await found('tran minh')).toEqual(['Linh']);
		expect(await found('mohamed nguyen')).toEqual([]);
	});

	test('by a telephone, with what tells her from another', async () => {
		const mobile = '+33639980155';
		const guardianId = await family(['BENALI', 'Amina'], ['BENALI', 'Inès'], { mobile });
		expect(await findFamilies(app, here.staff, '06 39 98 01 55')).toEqual([
			{
				guardianId,
				firstName: 'Amina',
				lastName: 'BENALI',
				mobile,
				isConnected: false,
				children: [{ firstName: 'Inès', lastName: 'BENALI', division: '5 B' }]
			}
		]);
	});

	test('as many as asked; nobody of another school, who left, or for who does not follow families', async () => {
		const elsewhere = await schoolStory(app.db, { now: NOW });
		await family(['KAYA', 'Ailleurs'], ['KAYA', 'Can'], { story: elsewhere });
		const gone = await family(['KAYA', 'Partie'], ['KAYA', 'Can']);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(guardian).set({ leftAt: NOW }).where(eq(guardian.id, gone))
		);
		for (let i = 0; i < 10; i++) await family(['KAYA', `Ayşe ${i}`], ['KAYA', 'Can']);
		expect(await found('kaya')).toHaveLength(8);
		expect(await findFamilies(app, here.staff, 'kaya', 99)).toHaveLength(10);
		const teacher = { ...here.staff, roles: ['teacher' as const] };
		expect(await findFamilies(app, teacher, 'kaya')).toEqual([]);
		expect(await found("'; drop table guardian; -- %")).toEqual([]);
	});
});

describe('picking a family in a form', () => {
	test('by key or, without script, by words that find one only', async () => {
		const one = await family(['KAYA', 'Fatma'], ['KAYA', 'Deniz']);
		const picked = { guardianId: one, firstName: 'Fatma', lastName: 'KAYA' };
		expect(await pickFamily(app, here.staff, { guardian: one })).toEqual({
			ok: true,
			value: picked
		});
		expect(await pickFamily(app, here.staff, { 'guardian-typed': 'fatima' })).toEqual({
			ok: true,
			value: picked
		});
		await family(['KAYA', 'Fatima'], ['KAYA', 'Can']);
		const refusal = async (input: Parameters<typeof pickFamily>[2]) => {
			const answer = await pickFamily(app, here.staff, input);
			return answer.ok ? 'ok' : answer.error.code;
		};
		expect(await refusal({ 'guardian-typed': 'kaya' })).toBe('funnel.several-families');
		expect(await refusal({})).toBe('funnel.no-family');
		const elsewhere = await schoolStory(app.db, { now: NOW });
		expect(await refusal({ guardian: elsewhere.guardianId })).toBe('funnel.no-family');
	});
});
