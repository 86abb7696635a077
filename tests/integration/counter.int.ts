import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import type { Language } from '../../src/lib/domain/shared/locale';
import { followCounter } from '../../src/lib/server/counter/follow-counter';
import { notePhoneOpened } from '../../src/lib/server/counter/note-phone';
import { openCounter } from '../../src/lib/server/counter/open-counter';
import { refOf } from '../../src/lib/server/counter/counter-ref';
import { withdrawCode } from '../../src/lib/server/counter/withdraw-code';
import { account, familySession, pushSubscription } from '../../src/lib/server/db/schema/account';
import { guardian } from '../../src/lib/server/db/schema/directory';
import { invitation, outreach } from '../../src/lib/server/db/schema/first-connection';
import { journal, staff, staffRole } from '../../src/lib/server/db/schema/staff';
import { createInvitations } from '../../src/lib/server/first-connection/create-invitations';
import { lookUpInvitation } from '../../src/lib/server/first-connection/look-up-invitation';
import { useInvitation } from '../../src/lib/server/first-connection/use-invitation';
import { readHome } from '../../src/lib/server/home/read-home';
import { createMoment } from '../../src/lib/server/moment/keep-moment';
import { FAMILY_COOKIE, readFamilyActor } from '../../src/lib/server/sign-in/family-session';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const HERE = '192.0.2.7';
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
	await asSystem((tx) => tx.update(guardian).set({ accountId: null, metAt: null }));
});

const asSystem = <T>(
	work: (tx: Parameters<Parameters<TestApp['db']['transaction']>[1]>[0]) => Promise<T>
) => app.db.transaction(SYSTEM, work);

async function show(
	actor: StaffActor = story.staff,
	locale: Language | null = 'tr',
	momentId: string | null = null
) {
	const shown = await openCounter(app, actor, { guardianId: story.guardianId, locale }, momentId);
	if (!shown.ok) throw new Error(shown.error.code);
	return shown.value;
}
const key = (secret: string) => ({ kind: 'secret' as const, secret });
const enter = (secret: string, signedIn: Parameters<typeof useInvitation>[2] = null) =>
	useInvitation(app, key(secret), signedIn, 'tr', HERE);
const follow = (id: string, actor = story.staff) => followCounter(app, actor, id);

async function signedInWith(cookie: string | null) {
	const cookies = { get: (name: string) => (name === FAMILY_COOKIE ? cookie! : undefined) };
	return (await readFamilyActor(app, cookies as never))!;
}
async function connected(secret: string) {
	const used = await enter(secret);
	if (!used.ok) throw new Error(used.error.code);
	return signedInWith(used.value.sessionCookie);
}

/** Another mediator of the same school. */
async function colleague(): Promise<StaffActor> {
	return asSystem(async (tx) => {
		const [made] = await tx
			.insert(staff)
			.values({ name: 'Driss', email: 'driss@example.org', createdAt: NOW })
			.returning();
		await tx
			.insert(staffRole)
			.values({ staffId: made!.id, schoolId: story.schoolId, role: 'mediator' });
		return { ...story.staff, staffId: made!.id, name: 'Driss', sessionId: 'driss' };
	});
}

describe('a code of the counter', () => {
	test('opens a session that the mediator confirmed, and keeps who, how and when', async () => {
		const shown = await show();
		app.setNow(minutes(2));
		const family = await connected(shown.secret);
		expect(family).toMatchObject({ isProvisional: false, locale: 'tr' });
		const [kept] = await asSystem((tx) =>
			tx.select().from(familySession).where(eq(familySession.id, family.sessionId))
		);
		expect(kept).toMatchObject({ confirmedAt: minutes(2), confirmedBy: story.staff.staffId });
		const [who] = await asSystem((tx) => tx.select().from(guardian));
		expect(who).toMatchObject({
			metAt: minutes(2),
			metBy: story.staff.staffId,
			letterLocale: 'tr'
		});
		const met = await asSystem((tx) =>
			tx.select().from(journal).where(eq(journal.action, 'guardian.met'))
		);
		expect(met).toMatchObject([
			{ staffId: story.staff.staffId, details: { how: 'counter', invitation: shown.invitationId } }
		]);
	});

	test('is followed from the first look at the phone to its home and its notifications', async () => {
		const shown = await show();
		expect(await follow(shown.invitationId)).toMatchObject({ state: 'live', reached: [] });
		expect(await notePhoneOpened(app, refOf(shown.invitationId))).toBe('tr');
		expect((await follow(shown.invitationId))!.reached).toEqual(['opened']);
		await lookUpInvitation(app, key(shown.secret), HERE, 'tr');
		expect(await follow(shown.invitationId)).toMatchObject({
			reached: ['opened', 'language'],
			language: 'tr'
		});
		const family = await connected(shown.secret);
		expect(await follow(shown.invitationId)).toMatchObject({ state: 'connected', doneAt: null });
		app.setNow(minutes(3));
		await readHome(app, family);
		expect(await follow(shown.invitationId)).toMatchObject({
			reached: ['opened', 'language', 'connected', 'home'],
			doneAt: minutes(3).toISOString()
		});
		await asSystem((tx) =>
			tx.insert(pushSubscription).values({
				...{ accountId: family.accountId, sessionId: family.sessionId, createdAt: minutes(3) },
				...{ endpoint: 'https://push.example.org/1', p256dh: 'p', auth: 'a' }
			})
		);
		expect((await follow(shown.invitationId))!.reached).toContain('notified');
	});

	test('lives ten minutes, and once', async () => {
		const shown = await show();
		const late = await show();
		app.setNow(minutes(10));
		expect(await enter(late.secret)).toMatchObject({
			error: { code: 'first-connection.expired' }
		});
		expect((await follow(late.invitationId))!.state).toBe('expired');
		app.setNow(minutes(11));
		const again = await show();
		// Timed from the first code that this mediator showed to the family.
		expect(again.startedAt).toEqual(NOW);
		expect((await enter(again.secret)).ok).toBe(true);
		expect(await enter(again.secret)).toMatchObject({ error: { code: 'first-connection.used' } });
		expect(await enter(shown.secret)).toMatchObject({
			error: { code: 'first-connection.revoked' }
		});
	});

	test('leaves the letter at home alone, until the family is in', async () => {
		const made = await createInvitations(app, story.staff, [story.guardianId]);
		const letter = made.ok ? made.value.invitations[0]! : null;
		const shown = await show();
		expect((await lookUpInvitation(app, key(letter!.secret), HERE)).ok).toBe(true);
		await createInvitations(app, story.staff, [story.guardianId]);
		expect((await follow(shown.invitationId))!.state).toBe('live');
		await connected(shown.secret);
		const open = await asSystem((tx) => tx.select().from(invitation));
		expect(open.filter(({ usedAt, revokedAt }) => !usedAt && !revokedAt)).toEqual([]);
	});

	test('a letter’s session stays provisional', async () => {
		const made = await createInvitations(app, story.staff, [story.guardianId]);
		const letter = made.ok ? made.value.invitations[0]! : null;
		expect((await connected(letter!.secret)).isProvisional).toBe(true);
	});

	test('of the phone in her hand, confirms the session that a letter had opened', async () => {
		const made = await createInvitations(app, story.staff, [story.guardianId]);
		const family = await connected((made.ok ? made.value.invitations[0]! : null)!.secret);
		const child = await asSystem(async (tx) => {
			const [row] = await tx
				.insert(familySession)
				.values({
					...{ id: 'child-phone', secretHash: new Uint8Array(32), accountId: family.accountId },
					...{ createdAt: NOW, lastSeenAt: NOW, expiresAt: minutes(9_999) }
				})
				.returning();
			return row!;
		});
		const shown = await show();
		expect(await enter(shown.secret, family)).toMatchObject({ value: { sessionCookie: null } });
		const sessions = await asSystem((tx) => tx.select().from(familySession));
		const confirmed = sessions.filter((one) => one.confirmedBy === story.staff.staffId);
		expect(confirmed.map(({ id }) => id)).toEqual([family.sessionId]);
		expect(confirmed.map(({ id }) => id)).not.toContain(child.id);
		expect((await follow(shown.invitationId))!.state).toBe('connected');
	});

	test('is not for teachers, nor for a family of another school', async () => {
		const teacher = { ...story.staff, roles: ['teacher' as const] };
		const other = await schoolStory(app.db, { roles: ['mediator'], now: NOW });
		const asked = { guardianId: story.guardianId, locale: null };
		expect(await openCounter(app, teacher, asked, null)).toMatchObject({ ok: false });
		expect(await openCounter(app, other.staff, asked, null)).toMatchObject({
			error: { code: 'funnel.not-found' }
		});
		const shown = await show();
		expect(await follow(shown.invitationId, other.staff)).toBeNull();
	});

	test('an address without its fragment opens nothing, and marks nothing once it is over', async () => {
		const shown = await show();
		app.setNow(minutes(10));
		// A refusal is read in her language too.
		expect(await notePhoneOpened(app, refOf(shown.invitationId))).toBe('tr');
		for (const wrong of [null, '', 'x', '../../etc', refOf(story.guardianId)]) {
			expect(await notePhoneOpened(app, wrong)).toBeNull();
		}
		expect((await follow(shown.invitationId))!.reached).toEqual([]);
	});
});

describe('two mediators at two counters for the same family', () => {
	test('each sees what happened, and nothing is lost', async () => {
		const driss = await colleague();
		const first = await show();
		app.setNow(minutes(1));
		const second = await show(driss);
		expect(first.replaced).toBeNull();
		expect(second.replaced).toBe(story.staff.name);
		expect(await follow(first.invitationId)).toMatchObject({
			state: 'replaced',
			replacedBy: 'Driss'
		});
		expect(await enter(first.secret)).toMatchObject({
			error: { code: 'first-connection.revoked' }
		});
		app.setNow(minutes(2));
		await connected(second.secret);
		expect(await follow(first.invitationId)).toMatchObject({
			elsewhere: { by: 'Driss', at: expect.stringMatching(/^2026-11-24T/) }
		});
		expect((await follow(second.invitationId, driss))!.state).toBe('connected');
		// Both noted the visit.
		expect(await asSystem((tx) => tx.$count(outreach))).toBe(2);
	});

	test('in the same instant, one code is worth something', async () => {
		const driss = await colleague();
		const shown = await Promise.all([show(), show(driss)]);
		const states = await Promise.all(shown.map(({ invitationId }) => follow(invitationId)));
		expect(states.filter((one) => one!.state === 'live')).toHaveLength(1);
	});

	test('a family that comes in by her letter meanwhile is said to be in', async () => {
		const made = await createInvitations(app, story.staff, [story.guardianId]);
		const shown = await show();
		app.setNow(minutes(1));
		await connected((made.ok ? made.value.invitations[0]! : null)!.secret);
		expect(await follow(shown.invitationId)).toMatchObject({
			state: 'live',
			elsewhere: { by: null }
		});
		// The code of the counter still brings this phone in, into the same account.
		const before = await asSystem((tx) => tx.$count(account));
		await connected(shown.secret);
		expect(await asSystem((tx) => tx.$count(account))).toBe(before);
	});
});

describe('the visit', () => {
	test('is noted once, at the counter or at the present moment', async () => {
		await show();
		await show();
		const made = await createMoment(app, story.staff, {
			...{ kind: 'cafe', day: '2026-11-24', place: 'Salle 12' }
		});
		const momentId = made.ok ? made.value.momentId : '';
		await show(story.staff, 'tr', momentId);
		const noted = await asSystem((tx) => tx.select().from(outreach));
		expect(noted.map(({ moment, momentId }) => [moment, momentId])).toEqual([
			['counter', null],
			['cafe', momentId]
		]);
	});

	test('goes with a code that was shown for the wrong family, and stays with one that was met', async () => {
		const asked = async () => {
			const { invitationId } = await show();
			return { guardianId: story.guardianId, invitationId };
		};
		await withdrawCode(app, story.staff, await asked(), true);
		expect(await asSystem((tx) => tx.$count(outreach))).toBe(1);
		app.setNow(minutes(1));
		const wrong = await asked();
		app.setNow(minutes(2));
		expect(await withdrawCode(app, story.staff, wrong, false)).toMatchObject({
			value: { isConnected: false }
		});
		expect(await asSystem((tx) => tx.$count(outreach))).toBe(0);
		expect((await follow(wrong.invitationId))!.state).toBe('withdrawn');
		const used = await show();
		await connected(used.secret);
		expect(
			await withdrawCode(
				app,
				story.staff,
				{ guardianId: story.guardianId, invitationId: used.invitationId },
				false
			)
		).toMatchObject({ value: { isConnected: true } });
		expect(await asSystem((tx) => tx.$count(outreach))).toBe(1);
	});
});
