import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { school } from '../../src/lib/server/db/schema/directory';
import { staff, staffLink, staffRole } from '../../src/lib/server/db/schema/staff';
import { findStaff, keepStaff } from '../../src/lib/server/sign-in/keep-staff';
import {
	createStaffLink,
	lookUpStaffLink,
	useStaffLink
} from '../../src/lib/server/sign-in/staff-link';
import { readStaffActor, STAFF_COOKIE } from '../../src/lib/server/sign-in/staff-session';
import { switchSchool } from '../../src/lib/server/sign-in/staff-schools';
import {
	askForPasskey,
	signInWithPasskey
} from '../../src/lib/server/sign-in/sign-in-with-passkey';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { roles: ['head'], now: NOW });
});

const linkFor = async (staffId: string) => (await createStaffLink(app, staffId)).split('#')[1]!;
const actorOf = (cookie: string) =>
	readStaffActor(app, {
		get: (name: string) => (name === STAFF_COOKIE ? cookie : undefined)
	} as never);

describe('a one-time link', () => {
	test('says whose it is without consuming, then opens a session once', async () => {
		const secret = await linkFor(story.staff.staffId);
		for (let n = 0; n < 2; n++) {
			expect(await lookUpStaffLink(app, secret)).toEqual({
				ok: true,
				value: { name: story.staff.name }
			});
		}
		const used = await useStaffLink(app, secret);
		if (!used.ok) throw new Error(used.error.code);
		expect(await actorOf(used.value.sessionCookie)).toMatchObject({
			kind: 'staff',
			staffId: story.staff.staffId,
			schoolId: story.schoolId,
			roles: ['head']
		});
		expect(await useStaffLink(app, secret)).toMatchObject({ error: { code: 'sign-in.link-used' } });
		expect(await lookUpStaffLink(app, secret)).toMatchObject({
			error: { code: 'sign-in.link-used' }
		});
	});

	test('lets exactly one of eight posts at the same time in', async () => {
		const secret = await linkFor(story.staff.staffId);
		const outcomes = await Promise.all(Array.from({ length: 8 }, () => useStaffLink(app, secret)));
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('is over after 24 hours', async () => {
		const secret = await linkFor(story.staff.staffId);
		app.setNow('2026-11-25T09:00:00Z');
		expect(await useStaffLink(app, secret)).toMatchObject({
			error: { code: 'sign-in.link-expired' }
		});
	});

	test('is kept as a hash', async () => {
		const secret = await linkFor(story.staff.staffId);
		const kept = await app.db.transaction(SYSTEM, (tx) => tx.select().from(staffLink));
		expect(JSON.stringify(kept)).not.toContain(secret);
	});

	test('opens nothing for a person who was revoked, or who has no role left', async () => {
		const secret = await linkFor(story.staff.staffId);
		await app.db.transaction(SYSTEM, (tx) => tx.delete(staffRole));
		expect(await useStaffLink(app, secret)).toMatchObject({ error: { code: 'sign-in.no-role' } });
		await app.db.transaction(SYSTEM, (tx) => tx.update(staff).set({ revokedAt: NOW }));
		expect(await useStaffLink(app, await linkFor(story.staff.staffId))).toMatchObject({
			error: { code: 'sign-in.link-unknown' }
		});
		expect(await findStaff(app, 'claire1@example.org')).toBeNull();
	});
});

describe('a person of several schools', () => {
	test('goes from one to the other, and to no third', async () => {
		const other = await schoolStory(app.db, { now: NOW });
		const third = await schoolStory(app.db, { now: NOW });
		await app.db.transaction(SYSTEM, (tx) =>
			tx
				.insert(staffRole)
				.values({ staffId: story.staff.staffId, schoolId: other.schoolId, role: 'mediator' })
		);
		const used = await useStaffLink(app, await linkFor(story.staff.staffId));
		if (!used.ok) throw new Error(used.error.code);
		expect(used.value.hasSeveralSchools).toBe(true);
		const { sessionCookie } = used.value;
		const actor = await actorOf(sessionCookie);
		if (actor?.kind !== 'staff') throw new Error('not let in as staff');
		expect(await switchSchool(app, actor, third.schoolId)).toMatchObject({
			error: { code: 'sign-in.no-role' }
		});
		expect(await switchSchool(app, actor, 'not-a-school')).toMatchObject({ ok: false });
		expect((await switchSchool(app, actor, other.schoolId)).ok).toBe(true);
		expect(await actorOf(sessionCookie)).toMatchObject({
			schoolId: other.schoolId,
			roles: ['mediator']
		});
		await app.db.transaction(SYSTEM, (tx) =>
			tx.delete(staffRole).where(eq(staffRole.schoolId, other.schoolId))
		);
		expect(await actorOf(sessionCookie)).toBeNull();
	});
});

describe('an administrator’s command', () => {
	test('makes the person once, and adds roles', async () => {
		const [place] = await app.db.transaction(SYSTEM, (tx) => tx.select().from(school));
		const given = { email: 'Hugo@Example.org', name: 'Hugo Lefèvre', uai: place!.uai };
		const first = await keepStaff(app, { ...given, role: 'secretary' });
		expect(await keepStaff(app, { ...given, role: 'administrator' })).toBe(first);
		expect(await findStaff(app, 'hugo@example.org')).toBe(first);
		expect(await keepStaff(app, { ...given, role: 'head', uai: '0000000Z' })).toBeNull();
	});
});

describe('a passkey', () => {
	const answerTo = (challenge: string) =>
		({
			id: 'nobody',
			response: {
				clientDataJSON: Buffer.from(JSON.stringify({ challenge })).toString('base64url')
			}
		}) as never;

	test('answers a question once, and within five minutes', async () => {
		const { challenge } = await askForPasskey(app);
		expect(await signInWithPasskey(app, answerTo(challenge))).toMatchObject({
			error: { code: 'sign-in.passkey-refused' }
		});
		expect(await signInWithPasskey(app, answerTo(challenge))).toMatchObject({
			error: { code: 'sign-in.challenge-expired' }
		});
		const late = await askForPasskey(app);
		app.setNow('2026-11-24T09:05:00Z');
		expect(await signInWithPasskey(app, answerTo(late.challenge))).toMatchObject({
			error: { code: 'sign-in.challenge-expired' }
		});
	});

	test('answers no question that was not asked', async () => {
		for (const challenge of ['', 'made-up']) {
			expect(await signInWithPasskey(app, answerTo(challenge))).toMatchObject({
				error: { code: 'sign-in.challenge-expired' }
			});
		}
	});
});
