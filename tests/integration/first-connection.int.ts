import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import type { InvitationKey } from '../../src/lib/domain/first-connection/invitation-key';
import { guardian, pupil, guardianship } from '../../src/lib/server/db/schema/directory';
import { familySession, rateLimit } from '../../src/lib/server/db/schema/account';
import { invitation } from '../../src/lib/server/db/schema/first-connection';
import { journal } from '../../src/lib/server/db/schema/staff';
import { confirmAdult } from '../../src/lib/server/first-connection/confirm-adult';
import { createInvitations } from '../../src/lib/server/first-connection/create-invitations';
import { lookUpInvitation } from '../../src/lib/server/first-connection/look-up-invitation';
import { useInvitation } from '../../src/lib/server/first-connection/use-invitation';
import { FAMILY_COOKIE, readFamilyActor } from '../../src/lib/server/sign-in/family-session';
import { countAs, schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const HERE = '192.0.2.7';

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await neverConnected();
});

/** The story's school, whose guardian has not connected yet. */
async function neverConnected(): Promise<SchoolStory> {
	const made = await schoolStory(app.db, { roles: ['secretary'], now: NOW });
	await app.db.transaction(SYSTEM, (tx) =>
		tx
			.update(guardian)
			.set({ accountId: null, metAt: null })
			.where(eq(guardian.id, made.guardianId))
	);
	return made;
}

async function invite({ staff, guardianId }: SchoolStory) {
	const made = await createInvitations(app, staff, [guardianId]);
	if (!made.ok) throw new Error(made.error.code);
	return made.value.invitations[0]!;
}

const bySecret = (secret: string): InvitationKey => ({ kind: 'secret', secret });
const byCode = (code: string): InvitationKey => ({ kind: 'code', code });
const use = (key: InvitationKey, signedIn: GuardianActor | null = null, address = HERE) =>
	useInvitation(app, key, signedIn, 'ar', address);

async function signedInWith(cookie: string | null): Promise<GuardianActor> {
	const cookies = { get: (name: string) => (name === FAMILY_COOKIE ? cookie! : undefined) };
	const actor = await readFamilyActor(app, cookies as never);
	if (!actor) throw new Error('nobody is signed in');
	return actor;
}

async function enter(key: InvitationKey): Promise<GuardianActor> {
	const used = await use(key);
	if (!used.ok) throw new Error(used.error.code);
	return signedInWith(used.value.sessionCookie);
}

async function stored() {
	return app.db.transaction(SYSTEM, (tx) => tx.select().from(invitation));
}

describe('making invitations', () => {
	test('gives the secret and the code once, and keeps hashes only', async () => {
		const made = await invite(story);
		expect(made.secret).toMatch(/^[\w-]{22}$/);
		expect(made.code).toMatch(/^\d{12}$/);
		expect(made.children).toEqual([{ firstName: 'Inès', division: '5 B' }]);
		const kept = JSON.stringify(await stored());
		expect(kept).not.toContain(made.secret);
		expect(kept).not.toContain(made.code);
	});

	test('takes back the earlier letter that nobody used', async () => {
		const first = await invite(story);
		const second = await invite(story);
		expect(await lookUpInvitation(app, bySecret(first.secret), HERE)).toMatchObject({
			error: { code: 'first-connection.revoked', school: { phone: '+33639980000' } }
		});
		expect((await lookUpInvitation(app, bySecret(second.secret), HERE)).ok).toBe(true);
	});

	test('leaves out whoever may not follow a child here, and other schools’ guardians', async () => {
		const other = await neverConnected();
		await app.db.transaction(SYSTEM, (tx) =>
			tx
				.update(guardianship)
				.set({ hasAccess: false })
				.where(eq(guardianship.guardianId, story.guardianId))
		);
		const made = await createInvitations(app, story.staff, [story.guardianId, other.guardianId]);
		expect(made).toEqual({
			ok: true,
			value: { invitations: [], leftOut: [story.guardianId, other.guardianId], tooSoon: [] }
		});
		expect(await stored()).toEqual([]);
	});

	test('is not for teachers', async () => {
		const teacher = { ...story.staff, roles: ['teacher' as const] };
		expect(await createInvitations(app, teacher, [story.guardianId])).toMatchObject({ ok: false });
	});
});

describe('looking an invitation up', () => {
	test('names the child and consumes nothing', async () => {
		const made = await invite(story);
		const before = await stored();
		for (const key of [bySecret(made.secret), byCode(made.code), bySecret(made.secret)]) {
			expect(await lookUpInvitation(app, key, HERE)).toMatchObject({
				ok: true,
				value: { children: ['Inès'], school: { name: expect.stringContaining('Collège') } }
			});
		}
		expect(await stored()).toEqual(before);
		expect(await countAs(app.db, SYSTEM, 'account')).toBe(1);
	});

	test('says why a letter lets nobody in, without naming a child', async () => {
		const made = await invite(story);
		app.setNow(made.expiresAt);
		const expired = await lookUpInvitation(app, bySecret(made.secret), HERE);
		expect(expired).toMatchObject({ error: { code: 'first-connection.expired' } });
		expect(JSON.stringify(expired)).not.toContain('Inès');
		const altered = made.secret.slice(0, -1) + (made.secret.endsWith('A') ? 'Q' : 'A');
		expect(await lookUpInvitation(app, bySecret(altered), HERE)).toMatchObject({
			error: { code: 'first-connection.unknown-letter', school: { phone: '+33639980000' } }
		});
		await neverConnected();
		// Of two schools, nobody can tell which one printed it.
		expect(await lookUpInvitation(app, bySecret(altered), HERE)).toMatchObject({
			error: { code: 'first-connection.unknown-letter', school: null }
		});
	});

	test('is closed for a guardian whose child left', async () => {
		const made = await invite(story);
		await app.db.transaction(SYSTEM, (tx) => tx.update(pupil).set({ leftAt: NOW }));
		expect(await use(bySecret(made.secret))).toMatchObject({
			error: { code: 'first-connection.revoked' }
		});
	});
});

describe('using an invitation', () => {
	test('opens a provisional session that sees no pupil, until the adult was met', async () => {
		const made = await invite(story);
		const actor = await enter(bySecret(made.secret));
		expect(actor).toMatchObject({ isProvisional: true, locale: 'ar' });
		expect(await countAs(app.db, actor, 'pupil')).toBe(0);
		expect(await countAs(app.db, actor, 'guardianship')).toBe(1);
		expect(await countAs(app.db, actor, 'school')).toBe(1);

		expect(await confirmAdult(app, story.staff, story.guardianId)).toEqual({
			ok: true,
			value: { confirmedSessions: 1 }
		});
		const [met] = await app.db.transaction(story.staff, (tx) => tx.select().from(guardian));
		expect(met).toMatchObject({ metAt: NOW, metBy: story.staff.staffId });
		const cookie = { ...actor, isProvisional: false };
		expect(await countAs(app.db, cookie, 'pupil')).toBe(1);
		const written = await app.db.transaction(story.staff, (tx) => tx.select().from(journal));
		expect(written.map(({ action }) => action).sort()).toEqual([
			'guardian.met',
			'invitation.created',
			'invitation.used'
		]);
	});

	test('works once, by either key', async () => {
		const made = await invite(story);
		await enter(byCode(made.code));
		for (const key of [bySecret(made.secret), byCode(made.code)]) {
			expect(await use(key)).toMatchObject({ error: { code: 'first-connection.used' } });
		}
	});

	test('lets exactly one of twelve posts at the same time in', async () => {
		const made = await invite(story);
		const outcomes = await Promise.all(
			Array.from({ length: 12 }, () => use(bySecret(made.secret)))
		);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(new Set(outcomes.flatMap((o) => (o.ok ? [] : [o.error.code])))).toEqual(
			new Set(['first-connection.used'])
		);
		expect(await countAs(app.db, SYSTEM, 'account')).toBe(2);
	});

	test('finds the account again on a new phone, provisional there', async () => {
		const first = await enter(bySecret((await invite(story)).secret));
		await confirmAdult(app, story.staff, story.guardianId);
		const second = await enter(bySecret((await invite(story)).secret));
		expect(second.accountId).toBe(first.accountId);
		expect(second.isProvisional).toBe(true);
	});

	test('confirms one phone at a time: another may be the child’s', async () => {
		const child = await enter(bySecret((await invite(story)).secret));
		const parent = await enter(bySecret((await invite(story)).secret));
		expect(await confirmAdult(app, story.staff, story.guardianId)).toEqual({
			ok: false,
			error: { code: 'first-connection.which-phone' }
		});
		expect(await confirmAdult(app, story.staff, story.guardianId, parent.sessionId)).toMatchObject({
			value: { confirmedSessions: 1 }
		});
		const sessions = await app.db.transaction(SYSTEM, (tx) => tx.select().from(familySession));
		const stateOf = (id: string) => sessions.find((one) => one.id === id)!.confirmedAt;
		expect(stateOf(parent.sessionId)).not.toBeNull();
		expect(stateOf(child.sessionId)).toBeNull();
		expect(await confirmAdult(app, story.staff, story.guardianId, 'nobody’s phone')).toMatchObject({
			error: { code: 'first-connection.not-found' }
		});
	});

	test('adds a second school to the account, and leaves the session as it is', async () => {
		const actor = await enter(bySecret((await invite(story)).secret));
		await confirmAdult(app, story.staff, story.guardianId);
		const confirmed = { ...actor, isProvisional: false };
		const primary = await neverConnected();
		const used = await use(bySecret((await invite(primary)).secret), confirmed);
		expect(used).toEqual({ ok: true, value: { sessionCookie: null } });
		expect(await countAs(app.db, confirmed, 'school')).toBe(2);
		// Its children come once somebody of that school met the adult: a child carries letters.
		expect(await countAs(app.db, confirmed, 'pupil')).toBe(1);
		await confirmAdult(app, primary.staff, primary.guardianId);
		expect(await countAs(app.db, confirmed, 'pupil')).toBe(2);
		expect(await countAs(app.db, { ...actor, isProvisional: true }, 'pupil')).toBe(0);
	});

	test('a member of another school confirms nobody here', async () => {
		const actor = await enter(bySecret((await invite(story)).secret));
		const other = await neverConnected();
		expect(await confirmAdult(app, other.staff, story.guardianId)).toMatchObject({
			error: { code: 'first-connection.not-found' }
		});
		expect(actor.isProvisional).toBe(true);
	});
});

describe('typed codes', () => {
	const wrong = byCode('000000000000');

	test('are limited for a client, which is told when to try again, and then forgotten', async () => {
		const made = await invite(story);
		for (let n = 0; n < 10; n++) {
			expect(await lookUpInvitation(app, wrong, HERE)).toMatchObject({
				error: { code: 'first-connection.unknown' }
			});
		}
		const limited = {
			error: {
				code: 'first-connection.too-many-attempts',
				retryAt: new Date('2026-11-24T09:15:00Z')
			}
		};
		expect(await lookUpInvitation(app, byCode(made.code), HERE)).toMatchObject(limited);
		expect(await use(byCode(made.code))).toMatchObject(limited);
		expect((await lookUpInvitation(app, byCode(made.code), '192.0.2.8')).ok).toBe(true);
		expect((await lookUpInvitation(app, bySecret(made.secret), HERE)).ok).toBe(true);
		app.setNow('2026-11-24T09:15:00Z');
		expect((await use(byCode(made.code))).ok).toBe(true);
	});

	test('are counted together when posted together', async () => {
		const answers = await Promise.all(
			Array.from({ length: 25 }, () => lookUpInvitation(app, wrong, HERE))
		);
		const codes = answers.flatMap((a) => (a.ok ? [] : [a.error.code]));
		expect(codes.filter((code) => code === 'first-connection.unknown')).toHaveLength(10);
	});

	test('are limited for all clients together', async () => {
		for (let n = 0; n < 300; n++) await lookUpInvitation(app, wrong, `192.0.2.${n % 200}`);
		expect(await lookUpInvitation(app, wrong, '198.51.100.1')).toMatchObject({
			error: { retryAt: new Date('2026-11-24T10:00:00Z') }
		});
	});

	test('that are right are not counted', async () => {
		const made = await invite(story);
		for (let n = 0; n < 12; n++) {
			expect((await lookUpInvitation(app, byCode(made.code), HERE)).ok).toBe(true);
		}
	});

	test('leave no address in the database', async () => {
		await lookUpInvitation(app, wrong, HERE);
		const kept = await app.db.transaction(SYSTEM, (tx) => tx.select().from(rateLimit));
		expect(JSON.stringify(kept)).not.toContain(HERE);
	});
});
