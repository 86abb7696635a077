import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cookies } from '@sveltejs/kit';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { readIdpMetadata } from '../../src/lib/server/adapters/saml/read-idp-metadata';
import { accountIdentity } from '../../src/lib/server/db/schema/identity';
import { askIdentity } from '../../src/lib/server/sign-in/ask-identity';
import { enterFamily } from '../../src/lib/server/sign-in/enter-family';
import { closeFamilySession, readFamilyActor } from '../../src/lib/server/sign-in/family-session';
import { leaveProvider } from '../../src/lib/server/sign-in/leave-provider';
import type { GuardianActor } from '../../src/lib/domain/shared/actor';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { samlPeer, type SamlAnswer, type SamlPeer } from '../support/saml-peer';
import { testApp, type TestApp } from '../support/test-app';

const ORIGIN = 'http://localhost:3000';
const US = { entityId: `${ORIGIN}/educonnect`, answersTo: `${ORIGIN}/identite/educonnect/reponse` };
const AMINA = ['{AAF}13|x|900101', '{AAF}24|x|900777'];

let peer: SamlPeer;
let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	peer = samlPeer(US);
	// Signatures are dated: what they are compared with is the machine's own clock.
	app = await testApp({ now: new Date(), env: { EDUCONNECT_METADATA: peer.metadataFile } });
});
afterAll(async () => {
	await app?.close();
	peer?.close();
});
beforeEach(async () => {
	await app.db.empty();
	story = await schoolStory(app.db);
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

async function come(
	given: SamlAnswer,
	{
		signedIn = null,
		cookies = browser()
	}: { signedIn?: GuardianActor | null; cookies?: Cookies } = {}
) {
	const asked = await askIdentity(app, cookies, 'educonnect', signedIn?.accountId ?? null);
	if (!asked.ok) throw new Error(asked.error.code);
	const fields = await peer.answer(asked.value, given);
	const answer = new URL(ORIGIN);
	answer.search = new URLSearchParams(fields).toString();
	return enterFamily(app, cookies, 'educonnect', answer, signedIn);
}

describe('EduConnect', () => {
	it('once linked, opens the account on another phone by any of her keys, and is left there too', async () => {
		expect(await come({ references: AMINA })).toEqual({ mistake: 'unknown' });
		expect(await come({ references: AMINA }, { signedIn: story.family })).toEqual({
			goTo: '/reglages?garde'
		});
		const cookies = browser();
		expect(await come({ references: [AMINA[1]!] }, { cookies })).toEqual({ goTo: '/' });
		const actor = await readFamilyActor(app, cookies);
		expect(actor).toMatchObject({ accountId: story.accountId, isProvisional: false });
		const vouched = await closeFamilySession(app, actor!);
		const away = new URL((await leaveProvider(app, vouched!))!);
		expect(away.href).toContain('https://educonnect.essai.example/logout?SAMLRequest=');
		const kept = await app.db.transaction(SYSTEM, (tx) => tx.select().from(accountIdentity));
		expect(kept.map(({ subject }) => subject).sort()).toEqual(['13|900101', '24|900777']);
	});

	it('opens neither account when her keys are those of two', async () => {
		const other = await schoolStory(app.db);
		await come({ references: [AMINA[0]!] }, { signedIn: story.family });
		await come({ references: [AMINA[1]!] }, { signedIn: other.family });
		expect(await come({ references: AMINA })).toEqual({ mistake: 'taken' });
	});
});

describe('an answer of EduConnect', () => {
	const good: SamlAnswer = { references: AMINA };

	beforeEach(async () => {
		expect(await come(good, { signedIn: story.family })).toEqual({ goTo: '/reglages?garde' });
	});

	it.each<[string, SamlAnswer]>([
		['for another audience', { ...good, audience: 'https://ailleurs.example.org' }],
		['for another recipient', { ...good, recipient: 'https://ailleurs.example.org/acs' }],
		['to another request', { ...good, inResponseTo: '_other' }],
		['that is over', { ...good, late: -3_600_000 }],
		['that is not yet', { ...good, late: 3_600_000 }],
		['whose assertion is not signed', { ...good, unsigned: 'assertion' }],
		['that is not signed as a whole', { ...good, unsigned: 'message' }],
		[
			'in which a key was changed after it was signed',
			{ references: ['{AAF}13|x|1'], tamper: (xml) => xml.replace('|x|1<', '|x|900101<') }
		],
		[
			'with a second assertion before the signed one',
			{
				references: ['{AAF}13|x|1'],
				tamper: (xml) => {
					const signed = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)![0];
					const forged = signed
						.replace(/<ds:Signature.*?<\/ds:Signature>/s, '')
						.replace(/ID="[^"]+"/, 'ID="_forged"')
						.replace('|x|1<', '|x|900101<');
					return xml.replace(signed, forged + signed);
				}
			}
		],
		['without a key that we know', { references: ['900101'] }],
		['that is no XML', { ...good, tamper: () => 'not XML' }],
		['with a document type', { ...good, tamper: (xml) => `<!DOCTYPE x [<!ENTITY e "x">]>${xml}` }]
	])('%s opens nothing', async (_, given) =>
		expect(await come(given)).toEqual({ mistake: 'refused' })
	);

	it('of a provider that took its name, with a key of its own, opens nothing', async () => {
		const impostor = samlPeer(US);
		const cookies = browser();
		const asked = await askIdentity(app, cookies, 'educonnect');
		const fields = await impostor.answer((asked as { value: string }).value, good);
		const answer = new URL(ORIGIN);
		answer.search = new URLSearchParams(fields).toString();
		expect(await enterFamily(app, cookies, 'educonnect', answer, null)).toEqual({
			mistake: 'refused'
		});
		impostor.close();
	});

	it('is good once, and in the browser that asked', async () => {
		const cookies = browser();
		const asked = await askIdentity(app, cookies, 'educonnect');
		const fields = await peer.answer((asked as { value: string }).value, good);
		const answer = new URL(ORIGIN);
		answer.search = new URLSearchParams(fields).toString();
		const secret = cookies.get('__Host-identite')!;
		const refused = { mistake: 'refused' };
		expect(await enterFamily(app, browser(), 'educonnect', answer, null)).toEqual(refused);
		expect(await enterFamily(app, cookies, 'educonnect', answer, null)).toEqual({ goTo: '/' });
		cookies.set('__Host-identite', secret, { path: '/' });
		expect(await enterFamily(app, cookies, 'educonnect', answer, null)).toEqual(refused);
	});
});

describe('the metadata of a provider', () => {
	it.each([
		'',
		'<x/>',
		'<!DOCTYPE x><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>',
		'<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>'
	])('is refused when it lacks what is needed: %s', (xml) =>
		expect(readIdpMetadata(xml)).toEqual({ ok: false, error: { code: 'saml.bad-metadata' } })
	);

	it('that cannot be read stops the start, and names the setting', async () => {
		await expect(
			testApp({ now: new Date(), env: { EDUCONNECT_METADATA: '/nowhere.xml' } })
		).rejects.toThrow('EDUCONNECT_METADATA');
	});
});
