import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cookies } from '@sveltejs/kit';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { guardian } from '../../src/lib/server/db/schema/directory';
import { askIdentity, readIdentity } from '../../src/lib/server/sign-in/ask-identity';
import { unlinkIdentity, useFamilyIdentity } from '../../src/lib/server/sign-in/family-identity';
import {
	closeFamilySession,
	FAMILY_COOKIE,
	readFamilyActor
} from '../../src/lib/server/sign-in/family-session';
import { leaveProvider } from '../../src/lib/server/sign-in/leave-provider';
import { readSettings } from '../../src/lib/server/settings/read-settings';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { openIdPeer, type OpenIdPeer } from '../support/openid-peer';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const ORIGIN = 'http://localhost:3000';

let peer: OpenIdPeer;
let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	peer = await openIdPeer(ORIGIN, ['/identite/franceconnect/retour']);
	app = await testApp({
		now: NOW,
		env: {
			FRANCECONNECT_ISSUER: peer.issuer,
			FRANCECONNECT_CLIENT_ID: peer.clientId,
			FRANCECONNECT_CLIENT_SECRET: peer.clientSecret
		}
	});
});
afterAll(async () => {
	await app?.close();
	await peer?.close();
});
beforeEach(async () => {
	await app.db.empty();
	story = await schoolStory(app.db, { now: NOW });
	peer.person = { subject: 'amina' };
});

/** What FranceConnect proves, as the application reads it. */
async function prove(accountId: string | null = null) {
	const jar = new Map<string, string>();
	const cookies = {
		get: (name: string) => jar.get(name),
		set: (name: string, value: string) => void jar.set(name, value),
		delete: (name: string) => void jar.delete(name)
	} as unknown as Cookies;
	const asked = await askIdentity(app, cookies, 'franceconnect', accountId);
	if (!asked.ok) throw new Error(asked.error.code);
	const answer = await peer.browse(asked.value);
	const read = await readIdentity(app, cookies, 'franceconnect', answer);
	if (!read.ok) throw new Error(read.error.code);
	return read.value;
}

async function use(accountId: string | null = null) {
	const { identity, accountId: asked } = await prove(accountId);
	return useFamilyIdentity(app, 'franceconnect', identity, asked);
}

const linked = (isLinked: boolean) => ({
	identities: [{ provider: 'franceconnect', isLinked }]
});

describe('FranceConnect for a family', () => {
	it('opens nothing before it was linked: nobody is matched by name', async () => {
		expect(await use()).toEqual({ ok: false, error: { code: 'identity.unknown' } });
	});

	it('once linked from a phone that is signed in, opens the account on another, confirmed', async () => {
		expect(await readSettings(app, story.family)).toMatchObject(linked(false));
		expect(await use(story.accountId)).toEqual({ ok: true, value: { sessionCookie: null } });
		expect(await readSettings(app, story.family)).toMatchObject(linked(true));
		const entered = await use();
		if (!entered.ok) throw new Error(entered.error.code);
		const actor = await readFamilyActor(app, {
			get: (name: string) => (name === FAMILY_COOKIE ? entered.value.sessionCookie : undefined),
			set: () => {}
		} as never);
		expect(actor).toMatchObject({ accountId: story.accountId, isProvisional: false });
		const vouched = await closeFamilySession(app, actor!);
		const away = await leaveProvider(app, vouched!);
		expect(new URL(away!).origin).toBe(peer.issuer);
	});

	it('does not go from one account to another', async () => {
		const other = await schoolStory(app.db, { now: NOW });
		await use(story.accountId);
		expect(await use(other.accountId)).toMatchObject({ error: { code: 'identity.taken' } });
		await unlinkIdentity(app, story.family, 'franceconnect');
		expect((await use(other.accountId)).ok).toBe(true);
	});

	it('opens nothing once nobody of the account is at a school', async () => {
		await use(story.accountId);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(guardian).set({ leftAt: NOW }).where(eq(guardian.id, story.guardianId))
		);
		expect(await use()).toMatchObject({ error: { code: 'identity.unknown' } });
	});

	it('is not unlinked by a session that a letter alone opened', async () => {
		await use(story.accountId);
		await unlinkIdentity(app, { ...story.family, isProvisional: true }, 'franceconnect');
		expect(await readSettings(app, story.family)).toMatchObject(linked(true));
	});

	it('is asked for nothing but the key of the person', async () => {
		const { identity } = await prove();
		expect(identity).toMatchObject({ subject: 'amina', email: null });
	});
});
