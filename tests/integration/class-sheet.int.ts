import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { enterTicks } from '../../src/lib/server/class-sheet/enter-ticks';
import { listClassSheets } from '../../src/lib/server/class-sheet/list-class-sheets';
import { readClassSheet } from '../../src/lib/server/class-sheet/read-class-sheet';
import { guardian, service, serviceConnection } from '../../src/lib/server/db/schema/directory';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T23:30:00Z'); // the 25th in Paris

let app: TestApp;
let story: SchoolStory;
let ent: string;
let pronote: string;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	story = await schoolStory(app.db, { roles: ['secretary'], now: NOW });
	[ent, pronote] = await servicesOf(story.schoolId);
});

function servicesOf(schoolId: string): Promise<[string, string]> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const made = await tx
			.insert(service)
			.values(['ENT', 'PRONOTE'].map((name) => ({ schoolId, code: name.toLowerCase(), name })))
			.returning();
		return [made[0]!.id, made[1]!.id];
	});
}
const box = (serviceId: string) => `${story.guardianId}.${serviceId}`;
const enter = (serviceId: string, on: boolean, of = story, guardian = story.guardianId) =>
	enterTicks(app, of.staff, of.divisionId, [{ guardian, service: serviceId, on }]);
const kept = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(serviceConnection));
const fromList = () =>
	app.db.transaction(SYSTEM, (tx) =>
		tx.insert(serviceConnection).values({
			...{ schoolId: story.schoolId, serviceId: ent, guardianId: story.guardianId },
			...{ connectedOn: '2026-09-15', source: 'list' }
		})
	);

test('a sheet names pupils, guardians and who is connected; no telephone, no note', async () => {
	await fromList();
	const sheet = await readClassSheet(app, story.staff, story.divisionId);
	expect(sheet).toMatchObject({
		division: { code: '5 B' },
		today: '2026-11-25',
		services: [{ name: 'ENT' }, { name: 'PRONOTE' }],
		pupils: [{ firstName: 'Inès', guardians: [{ firstName: 'Amina' }] }],
		marks: { [box(ent)]: 'list' },
		connected: [story.guardianId]
	});
	expect(JSON.stringify(sheet)).not.toMatch(/\+33|@/);
	expect(await listClassSheets(app, story.staff)).toMatchObject([
		{ code: '5 B', guardians: 1, connected: 1 }
	]);
});

test('a tick is kept with its day, once, and taking it off removes it', async () => {
	expect(await enter(pronote, true)).toMatchObject({
		value: { marks: { [box(pronote)]: 'ticked' } }
	});
	await enter(pronote, true);
	expect(await kept()).toMatchObject([{ source: 'ticked', connectedOn: '2026-11-25' }]);
	expect(await enter(pronote, false)).toMatchObject({ value: { marks: {} } });
	expect(await kept()).toEqual([]);
});

test('what the service’s own list says is neither replaced nor taken off', async () => {
	await fromList();
	await enter(ent, true);
	expect(await enter(ent, false)).toMatchObject({ value: { marks: { [box(ent)]: 'list' } } });
	expect(await kept()).toMatchObject([{ source: 'list', connectedOn: '2026-09-15' }]);
});

test('two who enter at once lose nothing, and each sees what the other did', async () => {
	const both = await Promise.all([enter(ent, true), enter(pronote, true)]);
	expect(both.every(({ ok }) => ok)).toBe(true);
	const after = await enterTicks(app, story.staff, story.divisionId, []);
	expect(after).toMatchObject({
		value: { marks: { [box(ent)]: 'ticked', [box(pronote)]: 'ticked' } }
	});
});

test('boxes of another school, of another class or of nobody change nothing', async () => {
	const other = await schoolStory(app.db, { roles: ['secretary'], now: NOW });
	const [theirs] = await servicesOf(other.schoolId);
	await enter(theirs, true);
	await enter(ent, true, other, story.guardianId);
	await enter(ent, true, story, other.guardianId);
	expect(await kept()).toEqual([]);
	expect(await readClassSheet(app, other.staff, story.divisionId)).toBeNull();
	expect(await enterTicks(app, other.staff, story.divisionId, [])).toMatchObject({ ok: false });
	const teacher = { ...story.staff, roles: ['teacher' as const] };
	expect(await readClassSheet(app, teacher, story.divisionId)).toBeNull();
	expect(await enterTicks(app, teacher, story.divisionId, [])).toMatchObject({
		error: { code: 'funnel.not-allowed' }
	});
});

test('a guardian who left is no longer on the sheet', async () => {
	await app.db.transaction(SYSTEM, (tx) => tx.update(guardian).set({ leftAt: NOW }));
	const sheet = await readClassSheet(app, story.staff, story.divisionId);
	expect(sheet?.pupils[0]?.guardians).toEqual([]);
});
