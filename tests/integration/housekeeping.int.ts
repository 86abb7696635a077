import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { rows } from '../../src/lib/server/db/client';
import { pushSubscription, rateLimit } from '../../src/lib/server/db/schema/account';
import { staffLink, webauthnChallenge } from '../../src/lib/server/db/schema/staff';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { openFamilySession } from '../../src/lib/server/sign-in/family-session';
import { openStaffSession } from '../../src/lib/server/sign-in/staff-session';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const DAY = 86_400_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY);

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { now: NOW });
});

async function counts(): Promise<Record<string, number>> {
	const [found] = await app.db.transaction(SYSTEM, (tx) =>
		rows<Record<string, number>>(
			tx,
			sql`select (select count(*)::int from family_session) as families,
				(select count(*)::int from push_subscription) as phones,
				(select count(*)::int from staff_session) as staff,
				(select count(*)::int from staff_link) as links,
				(select count(*)::int from webauthn_challenge) as challenges,
				(select count(*)::int from rate_limit) as counters`
		)
	);
	return found!;
}

/** One of each, all made now. */
async function leaveTraces(): Promise<void> {
	await app.db.transaction(SYSTEM, async (tx) => {
		const cookie = await openFamilySession(tx, { ...story, isConfirmed: true, now: NOW });
		await tx.insert(pushSubscription).values({
			accountId: story.accountId,
			sessionId: cookie.split('.')[0]!,
			endpoint: 'https://push.example/one',
			p256dh: 'key',
			auth: 'auth',
			createdAt: NOW
		});
		await openStaffSession(tx, { ...story.staff, openedBy: 'link', now: NOW });
		await tx.insert(staffLink).values({
			staffId: story.staff.staffId,
			secretHash: new Uint8Array(32),
			createdAt: NOW,
			expiresAt: later(1)
		});
		await tx.insert(webauthnChallenge).values({ challenge: 'c', expiresAt: later(0.01) });
		await tx.insert(rateLimit).values({ key: 'k', windowStart: NOW, count: 1 });
	});
}

test('what is still good is kept', async () => {
	await leaveTraces();
	const before = await counts();
	await forgetExpired(app);
	expect(await counts()).toEqual(before);
});

test('what is over goes: a phone that can no longer sign in is not notifiable', async () => {
	await leaveTraces();
	// The session of the story itself ends sooner.
	app.setNow(later(3));
	await forgetExpired(app);
	expect(await counts()).toEqual({
		families: 1,
		phones: 1,
		staff: 0,
		links: 0,
		challenges: 0,
		counters: 0
	});
	app.setNow(later(400));
	await forgetExpired(app);
	expect(await counts()).toEqual({
		families: 0,
		phones: 0,
		staff: 0,
		links: 0,
		challenges: 0,
		counters: 0
	});
});
