import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { openCounter } from '../../src/lib/server/counter/open-counter';
import { guardian } from '../../src/lib/server/db/schema/directory';
import { outreach } from '../../src/lib/server/db/schema/first-connection';
import { useInvitation } from '../../src/lib/server/first-connection/use-invitation';
import { readPresentMoment } from '../../src/lib/server/moment/find-moment';
import { closeMoment, createMoment, removeMoment } from '../../src/lib/server/moment/keep-moment';
import { listMoments, readMoment } from '../../src/lib/server/moment/list-moments';
import { meetAtMoment } from '../../src/lib/server/moment/meet-at-moment';
import { recordOutreach } from '../../src/lib/server/outreach/record-outreach';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const CAFE = { kind: 'cafe', day: '2026-11-24', place: 'Salle 12' } as const;

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	story = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
	await app.db.transaction(SYSTEM, (tx) => tx.update(guardian).set({ accountId: null }));
});

async function cafe(of = story): Promise<string> {
	const made = await createMoment(app, of.staff, CAFE);
	if (!made.ok) throw new Error(made.error.code);
	return made.value.momentId;
}
const meet = (momentId: string, of = story) =>
	meetAtMoment(app, of.staff, { momentId, guardianId: story.guardianId });
const traces = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(outreach));

test('a family is met once at a moment, and is on its list', async () => {
	const id = await cafe();
	expect(await meet(id)).toMatchObject({ value: { name: 'Amina ESSAI' } });
	expect(await meet(id)).toMatchObject({ value: { outreachId: null } });
	expect(await traces()).toMatchObject([{ moment: 'cafe', momentId: id }]);
	expect(await readMoment(app, story.staff, id)).toMatchObject({
		met: 1,
		connected: 0,
		people: [{ lastName: 'ESSAI', isConnectedThere: false, children: [{ firstName: 'Inès' }] }]
	});
	expect(await listMoments(app, story.staff)).toMatchObject({
		today: '2026-11-24',
		moments: [{ id, place: 'Salle 12', met: 1, isClosed: false }]
	});
});

test('who is connected at the counter there is counted as connected there', async () => {
	const id = await cafe();
	const asked = { guardianId: story.guardianId, locale: null };
	const shown = await openCounter(app, story.staff, asked, id);
	const secret = shown.ok ? shown.value.secret : '';
	await useInvitation(app, { kind: 'secret', secret }, null, 'fr', '192.0.2.7');
	expect(await readMoment(app, story.staff, id)).toMatchObject({
		...{ met: 1, connected: 1, people: [{ isConnectedThere: true }] }
	});
});

test('what is noted at the present moment belongs to it, when it is of its kind', async () => {
	const id = await cafe();
	const note = (moment: 'cafe' | 'call') =>
		recordOutreach(app, story.staff, { guardianId: story.guardianId, moment, note: '' }, id);
	await note('cafe');
	await note('call');
	expect((await traces()).map(({ moment, momentId }) => [moment, momentId])).toEqual([
		['cafe', id],
		['call', null]
	]);
});

test('a closed moment takes no more, is present for nobody, and may be opened again', async () => {
	const id = await cafe();
	await closeMoment(app, story.staff, id, true);
	expect(await meet(id)).toMatchObject({ error: { code: 'moment.closed' } });
	expect(await readPresentMoment(app, story.staff, id)).toBeNull();
	await closeMoment(app, story.staff, id, false);
	expect((await meet(id)).ok).toBe(true);
	expect(await readPresentMoment(app, story.staff, id)).toMatchObject({ id });
});

test('a moment made by mistake goes while nobody was met there', async () => {
	const id = await cafe();
	await meet(id);
	expect(await removeMoment(app, story.staff, id)).toMatchObject({ ok: false });
	const other = await cafe();
	expect((await removeMoment(app, story.staff, other)).ok).toBe(true);
	expect((await listMoments(app, story.staff)).moments).toHaveLength(1);
});

test('another school sees none of it, and teachers make none', async () => {
	const id = await cafe();
	const stranger = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
	expect(await readMoment(app, stranger.staff, id)).toBeNull();
	expect(await readPresentMoment(app, stranger.staff, id)).toBeNull();
	expect(await meet(await cafe(stranger), stranger)).toMatchObject({
		error: { code: 'moment.not-found' }
	});
	const teacher = { ...story.staff, roles: ['teacher' as const] };
	expect(await createMoment(app, teacher, CAFE)).toMatchObject({ ok: false });
});
