import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cookies } from '@sveltejs/kit';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { signInAttempt, staffIdentity } from '../../src/lib/server/db/schema/identity';
import { staff } from '../../src/lib/server/db/schema/staff';
import { askIdentity, readIdentity } from '../../src/lib/server/sign-in/ask-identity';
import { enterWithIdentity } from '../../src/lib/server/sign-in/enter-with-identity';
import { leaveProvider } from '../../src/lib/server/sign-in/leave-provider';
import {
	closeStaffSession,
	readStaffActor,
	STAFF_COOKIE
} from '../../src/lib/server/sign-in/staff-session';
import type { StaffActor } from '../../src/lib/domain/shared/actor';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { openIdPeer, type OpenIdPeer } from '../support/openid-peer';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const ORIGIN = 'http://localhost:3000';

let peer: OpenIdPeer;
let app: TestApp;
let story: SchoolStory;
let email: string;

beforeAll(async () => {
	peer = await openIdPeer(ORIGIN, ['/mediation/connexion/proconnect/retour']);
	app = await testApp({
		now: NOW,
		env: {
			PROCONNECT_ISSUER: peer.issuer,
			PROCONNECT_CLIENT_ID: peer.clientId,
			PROCONNECT_CLIENT_SECRET: peer.clientSecret
		}
	});
});
afterAll(async () => {
	await app?.close();
	await peer?.close();
});
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	story = await schoolStory(app.db, { roles: ['head'], now: NOW });
	email = `claire-${story.staff.staffId.slice(0, 8)}@ac-essai.example`;
	await app.db.transaction(SYSTEM, (tx) =>
		tx.update(staff).set({ email }).where(eq(staff.id, story.staff.staffId))
	);
	peer.person = { subject: 'agent-1', email };
});

/** A browser's cookies. */
function browser(): Cookies {
	const jar = new Map<string, string>();
	return {
		get: (name: string) => jar.get(name),
		set: (name: string, value: string) => void jar.set(name, value),
		delete: (name: string) => void jar.delete(name)
	} as unknown as Cookies;
}

async function answerTo(cookies: Cookies): Promise<URL> {
	const asked = await askIdentity(app, cookies, 'proconnect');
	if (!asked.ok) throw new Error(asked.error.code);
	return peer.browse(asked.value);
}

async function enter(cookies = browser()) {
	const read = await readIdentity(app, cookies, 'proconnect', await answerTo(cookies));
	return read.ok ? enterWithIdentity(app, 'proconnect', read.value.identity) : read;
}

const linked = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(staffIdentity));

describe('a provider that vouches for agents', () => {
	it('opens a session for the person registered with its address, and links the identity', async () => {
		const entered = await enter();
		if (!entered.ok) throw new Error(entered.error.code);
		const actor = await readStaffActor(app, {
			get: (name: string) => (name === STAFF_COOKIE ? entered.value.sessionCookie : undefined)
		} as never);
		expect(actor).toMatchObject({ kind: 'staff', staffId: story.staff.staffId, roles: ['head'] });
		expect(await linked()).toMatchObject([
			{ issuer: peer.issuer, subject: 'agent-1', staffId: story.staff.staffId }
		]);
		const vouched = await closeStaffSession(app, actor as StaffActor);
		const away = new URL((await leaveProvider(app, vouched!))!);
		expect(away.origin).toBe(peer.issuer);
		expect(away.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/mediation/connexion`);
		expect(away.searchParams.get('id_token_hint')).toBe(vouched!.identityToken);
	});

	it('is known by its key from then on, whatever address it tells', async () => {
		await enter();
		peer.person = { subject: 'agent-1', email: 'married@ac-essai.example' };
		expect((await enter()).ok).toBe(true);
		peer.person = { subject: 'agent-2', email };
		expect(await enter()).toMatchObject({ error: { code: 'sign-in.other-identity' } });
		expect(await linked()).toHaveLength(1);
	});

	it('opens nothing for who is not registered, was revoked, or tells no address', async () => {
		const unknown = { error: { code: 'sign-in.unknown-agent' } };
		peer.person = { subject: 'agent-3', email: 'nobody@ac-essai.example' };
		expect(await enter()).toMatchObject(unknown);
		peer.person = { subject: 'agent-3' };
		expect(await enter()).toMatchObject(unknown);
		peer.person = { subject: 'agent-1', email };
		await enter();
		await app.db.transaction(SYSTEM, (tx) => tx.update(staff).set({ revokedAt: NOW }));
		expect(await enter()).toMatchObject(unknown);
	});
});

describe('an answer', () => {
	const refused = { error: { code: 'sign-in.identity-refused' } };

	it('is good once', async () => {
		const cookies = browser();
		const answer = await answerTo(cookies);
		const secret = cookies.get('__Host-identite')!;
		expect((await readIdentity(app, cookies, 'proconnect', answer)).ok).toBe(true);
		cookies.set('__Host-identite', secret, { path: '/' });
		expect(await readIdentity(app, cookies, 'proconnect', answer)).toMatchObject(refused);
	});

	it('is worth nothing in another browser', async () => {
		const answer = await answerTo(browser());
		expect(await readIdentity(app, browser(), 'proconnect', answer)).toMatchObject(refused);
		const other = browser();
		await answerTo(other);
		expect(await readIdentity(app, other, 'proconnect', answer)).toMatchObject(refused);
	});

	it('comes too late after a quarter of an hour', async () => {
		const cookies = browser();
		const answer = await answerTo(cookies);
		app.setNow(new Date(NOW.getTime() + 15 * 60_000));
		expect(await readIdentity(app, cookies, 'proconnect', answer)).toMatchObject(refused);
	});

	it.each([
		['another state', (at: URL) => at.searchParams.set('state', 'x')],
		['another code', (at: URL) => at.searchParams.set('code', 'x')],
		['another issuer', (at: URL) => at.searchParams.set('iss', 'https://ailleurs.example.org')],
		['no code', (at: URL) => at.searchParams.delete('code')]
	])('is refused with %s', async (_, alter) => {
		const cookies = browser();
		const answer = await answerTo(cookies);
		alter(answer);
		expect(await readIdentity(app, cookies, 'proconnect', answer)).toMatchObject(refused);
	});

	it('is refused with another nonce or another verifier than it was asked with', async () => {
		for (const altered of [{ nonce: 'other' }, { codeVerifier: 'x'.repeat(43) }]) {
			const cookies = browser();
			const answer = await answerTo(cookies);
			await app.db.transaction(SYSTEM, (tx) => tx.update(signInAttempt).set(altered));
			expect(await readIdentity(app, cookies, 'proconnect', answer)).toMatchObject(refused);
		}
	});

	it('may be that the person refused', async () => {
		peer.person = null;
		expect(await enter()).toMatchObject(refused);
	});
});

describe('a provider that does not answer', () => {
	const away = { error: { code: 'sign-in.provider-away' } };

	it('is said to be away, and found again when it is back', async () => {
		const fresh = await testApp({
			now: NOW,
			db: app.db,
			env: {
				PROCONNECT_ISSUER: peer.issuer,
				PROCONNECT_CLIENT_ID: peer.clientId,
				PROCONNECT_CLIENT_SECRET: peer.clientSecret
			}
		});
		await peer.pause();
		expect(await askIdentity(fresh, browser(), 'proconnect')).toMatchObject(away);
		await peer.resume();
		const cookies = browser();
		const asked = await askIdentity(fresh, cookies, 'proconnect');
		expect(asked.ok).toBe(true);
		const answer = await peer.browse((asked as { value: string }).value);
		await peer.pause();
		expect(await readIdentity(fresh, cookies, 'proconnect', answer)).toMatchObject(away);
		await peer.resume();
	});

	it('that the installation does not have opens nothing', async () => {
		expect(await askIdentity(app, browser(), 'guichet-agent')).toMatchObject(away);
	});
});
