import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import { pushSubscription } from '../../src/lib/server/db/schema/account';
import { createInvitations } from '../../src/lib/server/first-connection/create-invitations';
import { useInvitation } from '../../src/lib/server/first-connection/use-invitation';
import { readPageCircle } from '../../src/lib/server/home/page-key';
import { readSettings } from '../../src/lib/server/settings/read-settings';
import { removeDevice } from '../../src/lib/server/settings/remove-device';
import {
	FAMILY_COOKIE,
	openFamilySession,
	readFamilyActor
} from '../../src/lib/server/sign-in/family-session';
import { countAs, schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const DAY = 86_400_000;

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { roles: ['secretary'], now: NOW });
});

function openSession(isConfirmed: boolean): Promise<string> {
	return app.db.transaction(SYSTEM, (tx) =>
		openFamilySession(tx, { ...story, isConfirmed, now: NOW })
	);
}

/** Who a cookie is, and the cookies that reading it hands to the browser. */
async function read(cookie: string): Promise<{ actor: GuardianActor | null; given: string[] }> {
	const given: string[] = [];
	const cookies = {
		get: (name: string) => (name === FAMILY_COOKIE ? cookie : undefined),
		set: (name: string, value: string) => void given.push(`${name}=${value}`)
	};
	return { actor: await readFamilyActor(app, cookies as never), given };
}

describe('a session', () => {
	test('that is used lives on, and the cookie in the browser with it', async () => {
		const cookie = await openSession(true);
		expect((await read(cookie)).given).toEqual([]);
		app.setNow(new Date(NOW.getTime() + 100 * DAY));
		expect((await read(cookie)).given).toEqual([`${FAMILY_COOKIE}=${cookie}`]);
		app.setNow(new Date(NOW.getTime() + 200 * DAY));
		expect((await read(cookie)).actor).not.toBeNull();
	});

	test('opened by a letter alone does not end nor see the devices of the parent', async () => {
		const { actor: letter } = await read(await openSession(false));
		const devices = async (actor: GuardianActor) =>
			(await readSettings(app, actor)).devices.map(({ sessionId }) => sessionId);
		expect(await devices(letter!)).toEqual([letter!.sessionId]);
		await removeDevice(app, letter!, story.family.sessionId);
		expect(await devices(story.family)).toContain(story.family.sessionId);
		await removeDevice(app, story.family, letter!.sessionId);
		expect(await devices(story.family)).toEqual([story.family.sessionId]);
	});

	test('ends, with its notifications, when somebody else comes in on the same phone', async () => {
		await app.db.transaction(SYSTEM, (tx) =>
			tx.insert(pushSubscription).values({
				accountId: story.accountId,
				sessionId: story.family.sessionId,
				endpoint: 'https://push.example.org/1',
				p256dh: 'p',
				auth: 'a',
				createdAt: NOW
			})
		);
		const other = await schoolStory(app.db, { roles: ['secretary'], now: NOW });
		const made = await createInvitations(app, other.staff, [other.guardianId]);
		if (!made.ok) throw new Error(made.error.code);
		const [letter] = made.value.invitations;
		const key = { kind: 'secret' as const, secret: letter!.secret };
		expect(await useInvitation(app, key, story.family, 'fr', '192.0.2.7')).toMatchObject({
			ok: true,
			value: { sessionCookie: expect.any(String) }
		});
		expect(await countAs(app.db, story.family, 'family_session')).toBe(0);
		expect(await countAs(app.db, SYSTEM, 'push_subscription')).toBe(0);
	});
});

test('pages say another circle once a child is no longer the guardian’s to follow', async () => {
	const before = (await readPageCircle(app, story.family)).key;
	expect((await readPageCircle(app, story.family)).key).toBe(before);
	await app.db.transaction(SYSTEM, (tx) =>
		tx.execute(sql`update guardianship set has_access = false`)
	);
	expect((await readPageCircle(app, story.family)).key).not.toBe(before);
});
