import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	FUNNEL_STEPS,
	funnelStep,
	hasReached,
	type FunnelFacts
} from '../../src/lib/domain/funnel/funnel-step';
import { readGuardianFilters } from '../../src/lib/domain/funnel/list-guardians.input';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import type { Tx } from '../../src/lib/server/db/client';
import { account, presenceDay, pushSubscription } from '../../src/lib/server/db/schema/account';
import {
	division,
	guardian,
	guardianship,
	pupil,
	service,
	serviceConnection
} from '../../src/lib/server/db/schema/directory';
import { invitation } from '../../src/lib/server/db/schema/first-connection';
import { countSteps } from '../../src/lib/server/funnel/count-steps';
import { readFigures } from '../../src/lib/server/funnel/read-figures';
import { listGuardians } from '../../src/lib/server/funnel/list-guardians';
import { confirmAdult } from '../../src/lib/server/first-connection/confirm-adult';
import { readGuardian } from '../../src/lib/server/funnel/read-guardian';
import { setLetterLocale } from '../../src/lib/server/funnel/set-letter-locale';
import { tickService, untickService } from '../../src/lib/server/funnel/tick-service';
import { recordOutreach, removeOutreach } from '../../src/lib/server/outreach/record-outreach';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;
let serial = 0;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
	elsewhere = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
});

const filters = (query = '') => readGuardianFilters(new URLSearchParams(query));
const list = async (query = '', story = here) =>
	(await listGuardians(app, story.staff, filters(query))).lines;

/** A guardian of Inès with the facts asked for, whose name says which. */
async function person(tx: Tx, facts: FunnelFacts, name = `ESSAI ${++serial}`): Promise<string> {
	const n = ++serial;
	let accountId: string | null = null;
	if (facts.isConnected) {
		const [a] = await tx.insert(account).values({ locale: 'tr', createdAt: NOW }).returning();
		accountId = a!.id;
		const days = [
			...(facts.hasComeBack ? ['2026-09-10', '2026-10-10'] : []),
			...(facts.isSeenThisMonth ? ['2026-11-20'] : [])
		];
		for (const day of days) await tx.insert(presenceDay).values({ accountId, day });
		if (facts.isNotifiable) {
			const endpoint = `https://push.example.org/${n}`;
			await tx
				.insert(pushSubscription)
				.values({ accountId, endpoint, p256dh: 'p', auth: 'a', createdAt: NOW });
		}
	}
	const [g] = await tx
		.insert(guardian)
		.values({
			schoolId: here.schoolId,
			sourceId: `f${n}`,
			firstName: 'Élodie',
			lastName: name,
			mobile: facts.isReachable ? '+33639980110' : null,
			accountId
		})
		.returning();
	await tx.insert(guardianship).values({
		schoolId: here.schoolId,
		pupilId: here.pupilId,
		guardianId: g!.id,
		kinship: '20',
		responsibility: 1,
		hasAccess: true
	});
	if (facts.isInvited) {
		await tx.insert(invitation).values({
			schoolId: here.schoolId,
			guardianId: g!.id,
			secretHash: Buffer.from(`secret ${n}`),
			codeHash: Buffer.from(`code ${n}`),
			createdAt: NOW,
			expiresAt: NOW
		});
	}
	return g!.id;
}

const NAMES = [
	'isReachable',
	'isInvited',
	'isConnected',
	'isNotifiable',
	'hasComeBack',
	'isSeenThisMonth'
] as const;
const EVERY: FunnelFacts[] = Array.from({ length: 64 }, (_, bits) =>
	Object.fromEntries(NAMES.map((name, i) => [name, Boolean(bits & (1 << i))]))
).map((facts) => facts as FunnelFacts);

describe('the funnel in SQL', () => {
	test('says what the domain says, on every combination of facts', async () => {
		const expected = new Map<string, string>();
		await app.db.transaction(SYSTEM, async (tx) => {
			for (const facts of EVERY) expected.set(await person(tx, facts), funnelStep(facts));
		});
		const lines = (await list()).filter(({ id }) => expected.has(id));
		expect(new Map(lines.map(({ id, step }) => [id, step]))).toEqual(expected);

		const { steps } = await countSteps(app, here.staff, filters());
		const own = { ...EVERY[0]!, isReachable: true, isConnected: true };
		const all = [...EVERY, own];
		expect(steps).toEqual(
			FUNNEL_STEPS.map((step) => ({
				step,
				reached: all.filter((facts) => hasReached(facts, step)).length,
				standing: all.filter((facts) => funnelStep(facts) === step).length
			}))
		);
	});

	test('a second day after more than 30 days is not a return', async () => {
		await app.db.transaction(SYSTEM, async (tx) => {
			for (const day of ['2026-10-01', '2026-11-01']) {
				await tx.insert(presenceDay).values({ accountId: here.accountId, day });
			}
		});
		expect((await list())[0]?.step).toBe('connected');
	});

	test('this month is the month of the school’s wall clock', async () => {
		await app.db.transaction(SYSTEM, async (tx) => {
			for (const day of ['2026-10-25', '2026-10-31']) {
				await tx.insert(presenceDay).values({ accountId: here.accountId, day });
			}
		});
		app.setNow('2026-10-31T22:30:00Z');
		expect((await list())[0]?.step).toBe('active');
		app.setNow('2026-10-31T23:30:00Z');
		expect((await list())[0]?.step).toBe('came-back');
		app.setNow(NOW);
	});

	test('who left, and who has no authority over a pupil who is there, is not on file', async () => {
		await app.db.transaction(SYSTEM, (tx) =>
			tx
				.update(guardianship)
				.set({ hasAccess: false })
				.where(eq(guardianship.guardianId, here.guardianId))
		);
		expect(await list()).toEqual([]);
		await app.db.transaction(SYSTEM, async (tx) => {
			await tx.update(guardianship).set({ hasAccess: true });
			await tx.update(pupil).set({ leftAt: NOW }).where(eq(pupil.id, here.pupilId));
		});
		expect(await list()).toEqual([]);
	});
});

describe('the list of guardians', () => {
	test('is narrowed by each filter of the address', async () => {
		const one = { ...EVERY[0]!, isReachable: true };
		const id = await app.db.transaction(SYSTEM, (tx) => person(tx, one, 'Çelik_Yıldız'));
		const ids = async (query: string) => (await list(query)).map((line) => line.id);
		expect(await ids('')).toEqual([id, here.guardianId]);
		expect(await ids('etape=reachable')).toEqual([id]);
		expect(await ids('connexion=non')).toEqual([id]);
		expect(await ids('langue=none')).toEqual([id]);
		expect(await ids('langue=ar')).toEqual([here.guardianId]);
		expect(await ids(`classe=${here.divisionId}`)).toHaveLength(2);
		expect(await ids(`classe=${elsewhere.divisionId}`)).toEqual([]);
		expect(await ids('q=elodie')).toEqual([id]);
		expect(await ids('q=celik_yildiz+elod')).toEqual([id]);
		expect(await ids('q=_')).toEqual([]);
		expect(await ids('q=%25')).toEqual([]);
		expect(await ids('q=INES+essai')).toHaveLength(2);
		expect(await ids('etape=nonsense&classe=x&page=-1')).toHaveLength(2);
	});

	test('a page beyond the last is the last', async () => {
		const page = await listGuardians(app, here.staff, filters('page=9'));
		expect(page).toMatchObject({ total: 1, page: 1, pages: 1 });
		expect(page.lines).toHaveLength(1);
	});

	test('holds nobody of another school', async () => {
		expect((await list('', elsewhere)).map(({ id }) => id)).toEqual([elsewhere.guardianId]);
	});
});

describe('the figures', () => {
	test('of the school, each level and each class say what the list shows', async () => {
		const [other, third] = await app.db.transaction(SYSTEM, async (tx) => {
			await tx.update(division).set({ level: '5e' }).where(eq(division.id, here.divisionId));
			const made = await tx
				.insert(division)
				.values([
					{ schoolId: here.schoolId, code: '6 A', level: '6e' },
					{ schoolId: here.schoolId, code: 'ROUGES' }
				])
				.returning();
			const [s] = await tx
				.insert(service)
				.values({ schoolId: here.schoolId, code: 'ent', name: 'ENT' })
				.returning();
			for (const facts of EVERY) await person(tx, facts);
			// A brother in another class: his parent counts in both, once in the school.
			const [p] = await tx
				.insert(pupil)
				.values({
					schoolId: here.schoolId,
					sourceId: 'frère',
					firstName: 'Adam',
					lastName: 'ESSAI',
					divisionId: made[0]!.id
				})
				.returning();
			await tx.insert(guardianship).values({
				schoolId: here.schoolId,
				pupilId: p!.id,
				guardianId: here.guardianId,
				kinship: '10',
				responsibility: 1,
				hasAccess: true
			});
			await tx.insert(serviceConnection).values({
				schoolId: here.schoolId,
				serviceId: s!.id,
				guardianId: here.guardianId,
				connectedOn: '2026-10-01',
				source: 'list'
			});
			return made;
		});
		const figures = await readFigures(app, here.staff);
		const total = async (query: string) =>
			(await listGuardians(app, here.staff, filters(query))).total;
		const [ent] = figures.services;
		const groups = [
			{ query: '', of: figures.school },
			...figures.levels.map(({ level, figures: of }) => ({
				query: `niveau=${level ?? 'none'}`,
				of
			})),
			...figures.levels.flatMap(({ divisions }) =>
				divisions.map(({ id, figures: of }) => ({ query: `classe=${id}`, of }))
			)
		];
		expect(groups.map(({ query }) => query)).toEqual([
			'',
			'niveau=6e',
			'niveau=5e',
			'niveau=none',
			`classe=${other!.id}`,
			`classe=${here.divisionId}`,
			`classe=${third!.id}`
		]);
		for (const { query, of } of groups) {
			for (const step of FUNNEL_STEPS) {
				expect(of.steps[step], `${query} ${step}`).toBe(await total(`${query}&atteint=${step}`));
			}
			expect(of.services[ent!.id] ?? 0).toBe(await total(`${query}&connecte-a=${ent!.id}`));
		}
		expect(figures.school.steps['on-file']).toBe(65);
		expect(figures.school.services[ent!.id]).toBe(1);
	});
});

describe('accompanying a guardian', () => {
	test('the language of letters is entered and put back', async () => {
		const given = { guardianId: here.guardianId, locale: 'uk' as const };
		expect(await setLetterLocale(app, here.staff, given)).toEqual({
			ok: true,
			value: { before: null }
		});
		const card = await readGuardian(app, here.staff, here.guardianId);
		expect(card).toMatchObject({ letterLocale: 'uk', chosenLocale: 'ar', step: 'connected' });
		// A colleague whose card still shows nothing does not undo it without knowing.
		const late = { ...given, locale: 'ru' as const };
		expect(await setLetterLocale(app, here.staff, { ...late, seen: null })).toEqual({
			ok: false,
			error: { code: 'funnel.language-changed' }
		});
		expect(await setLetterLocale(app, here.staff, { ...given, seen: null })).toMatchObject({
			ok: true
		});
		expect(await setLetterLocale(app, here.staff, { ...late, seen: 'uk' })).toEqual({
			ok: true,
			value: { before: 'uk' }
		});
	});

	test('an outreach is kept, seen, and taken back by its author only', async () => {
		const given = { guardianId: here.guardianId, moment: 'cafe' as const, note: 'Rappeler jeudi' };
		const added = await recordOutreach(app, here.staff, given);
		if (!added.ok) throw new Error(added.error.code);
		expect((await list())[0]?.lastOutreach).toEqual({ moment: 'cafe', at: NOW });
		const { outreachId } = added.value;
		const other = { ...here.staff, staffId: elsewhere.staff.staffId };
		const undo = { guardianId: here.guardianId, outreachId };
		expect(await removeOutreach(app, other, undo)).toMatchObject({
			error: { code: 'funnel.not-found' }
		});
		expect(await removeOutreach(app, here.staff, undo)).toMatchObject({ ok: true });
		expect((await readGuardian(app, here.staff, here.guardianId))?.outreach).toEqual([]);
	});

	test('a service is ticked and unticked; the list of those who are not connected follows', async () => {
		const [ent] = await app.db.transaction(SYSTEM, (tx) =>
			tx.insert(service).values({ schoolId: here.schoolId, code: 'ent', name: 'ENT' }).returning()
		);
		const tick = { guardianId: here.guardianId, serviceId: ent!.id };
		expect(await list(`service=${ent!.id}`)).toHaveLength(1);
		expect(await tickService(app, here.staff, tick)).toEqual({ ok: true, value: { name: 'ENT' } });
		expect(await list(`service=${ent!.id}`)).toEqual([]);
		expect((await countSteps(app, here.staff, filters())).services).toEqual([
			{ id: ent!.id, name: 'ENT', connected: 1 }
		]);
		expect(await untickService(app, here.staff, tick)).toMatchObject({ ok: true });
		expect(await list(`service=${ent!.id}`)).toHaveLength(1);
	});

	test('staff of another school finds nobody', async () => {
		const { guardianId } = here;
		const notFound = { ok: false, error: { code: 'funnel.not-found' } };
		const as = elsewhere.staff;
		expect(await readGuardian(app, as, guardianId)).toBeNull();
		expect(await setLetterLocale(app, as, { guardianId, locale: 'tr' })).toEqual(notFound);
		expect(await recordOutreach(app, as, { guardianId, moment: 'call', note: '' })).toEqual(
			notFound
		);
		expect(await tickService(app, as, { guardianId, serviceId: guardianId })).toEqual(notFound);
	});

	test('an address that is no key finds nobody', async () => {
		expect(await readGuardian(app, here.staff, 'inconnu')).toBeNull();
		expect(await confirmAdult(app, here.staff, 'inconnu')).toMatchObject({ ok: false });
	});

	test('a teacher is not let in', async () => {
		const teacher = { ...here.staff, roles: ['teacher' as const] };
		const { guardianId } = here;
		const refused = { ok: false, error: { code: 'funnel.not-allowed' } };
		expect(await readGuardian(app, teacher, guardianId)).toBeNull();
		expect(await setLetterLocale(app, teacher, { guardianId, locale: 'tr' })).toEqual(refused);
	});
});
