import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nameKeys } from '../../src/lib/domain/directory/name-search';
import { readGuardianFilters } from '../../src/lib/domain/funnel/list-guardians.input';
import { compareWork, workReasons, type WorkFacts } from '../../src/lib/domain/funnel/work-order';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import { account, familySession, presenceDay } from '../../src/lib/server/db/schema/account';
import { division, guardian, guardianship, pupil } from '../../src/lib/server/db/schema/directory';
import { outreach } from '../../src/lib/server/db/schema/first-connection';
import { familyWriting, item, itemVersion } from '../../src/lib/server/db/schema/item';
import { journal, staff, staffRole } from '../../src/lib/server/db/schema/staff';
import { assignGuardians, giveBackGuardians } from '../../src/lib/server/funnel/assign-guardians';
import { listGuardians } from '../../src/lib/server/funnel/list-guardians';
import { deleteView, listViews, saveView } from '../../src/lib/server/funnel/saved-views';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000);
let app: TestApp;
let here: SchoolStory;
let serial = 0;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(NOW);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
	// The story's own family would stand among those that a test makes.
	await app.db.transaction(SYSTEM, (tx) =>
		tx.update(guardian).set({ leftAt: NOW }).where(eq(guardian.id, here.guardianId))
	);
});

type Made = { facts: WorkFacts; lastOutreachAt: Date | null; nameKeys: string; id: string };

/** A guardian about whom these things are true. */
async function family(
	known: Partial<WorkFacts> = {},
	more: { lastOutreachAt?: Date | null; lastName?: string; moment?: string } = {}
): Promise<Made> {
	const facts: WorkFacts = {
		hasUnansweredAbsence: false,
		isConnected: false,
		hasTelephone: true,
		children: 1,
		isToConfirm: false,
		hasComeBack: false,
		isSeenThisMonth: false,
		...known
	};
	const n = ++serial;
	const { schoolId } = here;
	const { lastName = `ESSAI ${n}`, lastOutreachAt = null, moment = 'call' } = more;
	let firstChild: string | undefined;
	const made = await app.db.transaction(SYSTEM, async (tx) => {
		let accountId: string | null = null;
		if (facts.isConnected) {
			const [a] = await tx.insert(account).values({ locale: 'tr', createdAt: NOW }).returning();
			accountId = a!.id;
			const visits = [
				...(facts.hasComeBack ? ['2026-10-20', '2026-10-01', '2026-09-20'] : []),
				...(facts.isSeenThisMonth ? ['2026-11-02'] : [])
			];
			for (const day of visits) await tx.insert(presenceDay).values({ accountId, day });
			await tx.insert(familySession).values({
				id: `session-${n}`,
				secretHash: new Uint8Array(32),
				accountId,
				createdAt: NOW,
				lastSeenAt: NOW,
				expiresAt: days(-30),
				confirmedAt: facts.isToConfirm ? null : NOW
			});
		}
		const mobile = facts.hasTelephone ? '+33639980110' : null;
		const person = { schoolId, sourceId: `w${n}`, firstName: 'Élodie', lastName };
		const [g] = await tx
			.insert(guardian)
			.values({ ...person, mobile, accountId })
			.returning();
		for (let child = 0; child < facts.children; child++) {
			const [p] = await tx
				.insert(pupil)
				.values({
					...person,
					sourceId: `w${n}-${child}`,
					firstName: 'Zoé',
					divisionId: here.divisionId
				})
				.returning();
			await tx.insert(guardianship).values({
				schoolId,
				pupilId: p!.id,
				guardianId: g!.id,
				kinship: '10',
				responsibility: 1,
				hasAccess: true
			});
			firstChild ??= p!.id;
		}
		if (lastOutreachAt) {
			const trace = { schoolId, guardianId: g!.id, staffId: here.staff.staffId, moment };
			await tx.insert(outreach).values([
				{ ...trace, at: lastOutreachAt },
				{ ...trace, at: new Date(lastOutreachAt.getTime() - 1_000) }
			]);
		}
		return { facts, lastOutreachAt, nameKeys: nameKeys(lastName, 'Élodie'), id: g!.id };
	});
	if (facts.hasUnansweredAbsence) await said(firstChild!, {});
	return made;
}

/** An absence told to a pupil's parents a day ago. */
async function said(
	pupilId: string,
	{ at = days(1), change = 'create', released = true, recalled = false }
): Promise<string> {
	const { schoolId } = here;
	return app.db.transaction(SYSTEM, async (tx) => {
		const [i] = await tx
			.insert(item)
			.values({
				schoolId,
				kind: 'absence',
				pupilId,
				createdAt: at,
				recalledAt: recalled ? at : null
			})
			.returning();
		const times = { enteredAt: at, receivedAt: at, plannedAt: at };
		const content = {
			startsAt: at.toISOString(),
			endsAt: new Date(at.getTime() + 3_600_000).toISOString()
		};
		const version = { itemId: i!.id, schoolId, content, ...times };
		const releasedAt = released ? at : null;
		await tx
			.insert(itemVersion)
			.values({ ...version, number: 1, change: 'create', releasedAt: released ? at : null });
		if (change !== 'create')
			await tx.insert(itemVersion).values({ ...version, number: 2, change, releasedAt });
		return i!.id;
	});
}

const filters = (query = '') => readGuardianFilters(new URLSearchParams(query));
const list = (query = '', actor: StaffActor = here.staff) =>
	listGuardians(app, actor, filters(query));
const ids = async (query = '', actor?: StaffActor) =>
	(await list(query, actor)).lines.map(({ id }) => id);

/** A colleague of the story's school. */
async function colleague(role = 'mediator', name = `Collègue ${++serial}`): Promise<StaffActor> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const [s] = await tx
			.insert(staff)
			.values({ name, email: `c${++serial}@example.org`, createdAt: NOW })
			.returning();
		await tx.insert(staffRole).values({ staffId: s!.id, schoolId: here.schoolId, role });
		return { ...here.staff, staffId: s!.id, name };
	});
}

describe('what changes most comes first', () => {
	test('in the database as in the domain, on any families', async () => {
		let state = 20_261_124;
		const chance = (n: number) => (state = (state * 48_271) % 2_147_483_647) % n === 0;
		const made: Made[] = [];
		for (let i = 0; i < 90; i++) {
			const isConnected = chance(2);
			const hasComeBack = isConnected && chance(2);
			const facts: Partial<WorkFacts> = {
				isConnected,
				hasComeBack,
				isSeenThisMonth: hasComeBack && chance(2),
				isToConfirm: isConnected && chance(3),
				hasUnansweredAbsence: chance(3),
				hasTelephone: !chance(4),
				children: chance(3) ? 2 : 1
			};
			const lastOutreachAt = chance(2) ? days(1 + (state % 40)) : null;
			made.push(await family(facts, { lastOutreachAt, lastName: `Nom ${state % 7}` }));
		}
		const { lines } = await list();
		const expected = made.toSorted(compareWork);
		expect(lines.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
		expect(lines.map(({ reasons }) => reasons)).toEqual(
			expected.map(({ facts }) => workReasons(facts))
		);
		expect(await ids('ordre=nom')).toEqual(
			made.toSorted((a, b) => (a.nameKeys + a.id < b.nameKeys + b.id ? -1 : 1)).map(({ id }) => id)
		);
	});

	test('an absence counts while nobody said why: told, not taken back, of the last 30 days', async () => {
		const { id } = await family();
		const [link] = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(guardianship).where(eq(guardianship.guardianId, id))
		);
		const reasons = async () => (await list()).lines[0]!.reasons;
		const none = ['never-connected'];
		await said(link!.pupilId, { at: days(31) });
		await said(link!.pupilId, { released: false });
		await said(link!.pupilId, { change: 'cancel' });
		await said(link!.pupilId, { recalled: true });
		expect(await reasons()).toEqual(none);
		const itemId = await said(link!.pupilId, { at: days(29) });
		expect(await reasons()).toEqual(['unanswered-absence', ...none]);
		// The other parent answered.
		await app.db.transaction(SYSTEM, (tx) =>
			tx.insert(familyWriting).values({
				schoolId: here.schoolId,
				kind: 'absence-reason',
				itemId,
				pupilId: link!.pupilId,
				guardianId: here.guardianId,
				accountId: here.accountId,
				reason: 'ill',
				locale: 'ar',
				idempotencyKey: '00000000-0000-4000-8000-000000000001',
				writtenAt: NOW,
				plannedAt: NOW,
				releasedAt: NOW
			})
		);
		expect(await reasons()).toEqual(none);
	});
});

describe('the list is narrowed', () => {
	test('by level, telephone, moment, reached step and who looks after her', async () => {
		const plain = await family({}, { lastOutreachAt: days(2), moment: 'call' });
		const met = await family({ hasTelephone: false }, { lastOutreachAt: days(3), moment: 'cafe' });
		const connected = await family({ isConnected: true });
		const me = here.staff.staffId;
		const other = await colleague();
		await app.db.transaction(SYSTEM, async (tx) => {
			await tx.update(guardian).set({ assignedTo: me }).where(eq(guardian.id, plain.id));
			const theirs = { assignedTo: other.staffId };
			await tx.update(guardian).set(theirs).where(eq(guardian.id, met.id));
		});
		expect(await ids('tel=sans')).toEqual([met.id]);
		expect(await ids('vu=jamais')).toEqual([plain.id, connected.id]);
		expect(await ids('suivi=moi')).toEqual([plain.id]);
		expect(await ids('suivi=moi', other)).toEqual([met.id]);
		expect(await ids('suivi=personne')).toEqual([connected.id]);
		expect(await ids(`suivi=${other.staffId}`)).toEqual([met.id]);
		expect(await ids('atteint=connected')).toEqual([connected.id]);
		expect(await ids('atteint=on-file')).toHaveLength(3);
		expect(await ids('niveau=none')).toHaveLength(3);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(division).set({ level: '5e' }).where(eq(division.id, here.divisionId))
		);
		expect(await ids('niveau=5e')).toHaveLength(3);
		expect(await ids('niveau=6e')).toEqual([]);
		const { lines } = await list('suivi=moi');
		expect(lines[0]?.assignee).toEqual({ id: me, name: here.staff.name });
	});

	test('a search shows the closest first, in any spelling', async () => {
		await family({}, { lastName: 'DIALLO Muhammad' });
		const exact = await family({}, { lastName: 'DIALLO Mohamed' });
		await family({}, { lastName: 'KAYA' });
		const found = await ids('q=mohamed');
		expect(found).toHaveLength(2);
		expect(found[0]).toBe(exact.id);
		expect(await ids('q=personne-ne-porte-ce-nom')).toEqual([]);
	});
});

describe('assigning families', () => {
	const assign = async (
		actor: StaffActor,
		guardianIds: string[],
		to: string | null,
		readAt = NOW
	) => {
		const done = await assignGuardians(app, actor, { guardianIds, to, readAt });
		if (!done.ok) throw new Error(done.error.code);
		return done.value;
	};

	test('gives many to one, tells the journal, and gives them back', async () => {
		const [a, b] = [await family(), await family()];
		const other = await colleague();
		await assign(here.staff, [a.id], other.staffId);
		app.setNow(days(-1));
		const done = await assign(here.staff, [a.id, b.id], here.staff.staffId, days(-1));
		expect(done).toMatchObject({ taken: [], to: { name: here.staff.name } });
		expect(new Set(await ids('suivi=moi'))).toEqual(new Set([a.id, b.id]));
		app.setNow(days(-2));
		const before = new Map(done.changed.map((one) => [one.id, one.assignedTo]));
		expect(await giveBackGuardians(app, here.staff, { before, madeAt: done.at })).toEqual({
			ok: true,
			value: { returned: 2, stayed: 0 }
		});
		expect(await ids('suivi=moi')).toEqual([]);
		expect(await ids(`suivi=${other.staffId}`)).toEqual([a.id]);
		const written = await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal));
		expect(written.map(({ action }) => action)).toContain('funnel.assigned');
	});

	test('two who take the same family at once: the second is told who has it', async () => {
		const [a, b] = [await family({}, { lastName: 'BENALI' }), await family()];
		const other = await colleague('adviser', 'Claire Conseil');
		app.setNow(new Date(NOW.getTime() + 60_000));
		await assign(other, [a.id], other.staffId);
		// Read before the colleague took her.
		const done = await assign(here.staff, [a.id, b.id], here.staff.staffId, NOW);
		expect(done.changed.map(({ id }) => id)).toEqual([b.id]);
		expect(done.taken).toEqual([{ name: 'Élodie BENALI', by: 'Claire Conseil' }]);
		expect(await ids(`suivi=${other.staffId}`)).toEqual([a.id]);
		// What changed hands since is not given back over a colleague's head.
		app.setNow(new Date(NOW.getTime() + 120_000));
		await assign(other, [b.id], other.staffId, new Date(NOW.getTime() + 90_000));
		const before = new Map([[b.id, null]]);
		expect(await giveBackGuardians(app, here.staff, { before, madeAt: done.at })).toEqual({
			ok: true,
			value: { returned: 0, stayed: 1 }
		});
		expect(await ids(`suivi=${other.staffId}`)).toHaveLength(2);
	});

	test('not to a teacher, not by a teacher, nobody of another school', async () => {
		const elsewhere = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
		const teacher = await colleague('teacher');
		const refusal = async (actor: StaffActor, to: string) => {
			const done = await assignGuardians(app, actor, { guardianIds: [], to, readAt: NOW });
			return done.ok ? 'ok' : done.error.code;
		};
		expect(await refusal(here.staff, teacher.staffId)).toBe('funnel.choose-colleague');
		expect(await refusal(here.staff, elsewhere.staff.staffId)).toBe('funnel.choose-colleague');
		expect(await refusal({ ...teacher, roles: ['teacher'] }, here.staff.staffId)).toBe(
			'funnel.not-allowed'
		);
		const done = await assign(here.staff, [elsewhere.guardianId], here.staff.staffId);
		expect(done.changed).toEqual([]);
	});

	test('nobody is given back to a colleague who has left', async () => {
		const a = await family();
		const gone = await colleague();
		await assign(here.staff, [a.id], gone.staffId);
		app.setNow(days(-1));
		const done = await assign(here.staff, [a.id], null, days(-1));
		await app.db.transaction(SYSTEM, (tx) =>
			tx.delete(staffRole).where(inArray(staffRole.staffId, [gone.staffId]))
		);
		const before = new Map([[a.id, gone.staffId]]);
		await giveBackGuardians(app, here.staff, { before, madeAt: done.at });
		expect(await ids('suivi=personne')).toEqual([a.id]);
	});
});

describe('saved views', () => {
	const views = (actor: StaffActor) => app.db.transaction(actor, (tx) => listViews(tx, actor));

	test('are one’s own, or shown to colleagues too; taken away and kept again', async () => {
		const other = await colleague();
		const vue = 'classe=x&connexion=non';
		await saveView(app, here.staff, { nom: 'Mes 6e', vue });
		await saveView(app, here.staff, { nom: 'Pour toutes', vue, partage: 'oui' });
		expect((await views(here.staff)).map(({ name, by }) => [name, by])).toEqual([
			['Mes 6e', null],
			['Pour toutes', null]
		]);
		const [shared, ...rest] = await views(other);
		expect(rest).toEqual([]);
		expect(shared).toMatchObject({ name: 'Pour toutes', query: vue, by: here.staff.name });
		expect(await deleteView(app, other, shared!.id)).toMatchObject({ ok: false });
		const gone = await deleteView(app, here.staff, shared!.id);
		expect(gone).toEqual({ ok: true, value: { name: 'Pour toutes', query: vue, isShared: true } });
		expect(await views(other)).toEqual([]);
	});

	test('have a name that one has not given yet', async () => {
		expect(await saveView(app, here.staff, { nom: 'A', vue: '' })).toMatchObject({ ok: true });
		expect(await saveView(app, here.staff, { nom: 'A', vue: '' })).toEqual({
			ok: false,
			error: { code: 'funnel.same-view-name' }
		});
		expect(await saveView(app, await colleague(), { nom: 'A', vue: '' })).toMatchObject({
			ok: true
		});
	});
});
