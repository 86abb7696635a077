import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schoolStory } from '../../factories/school-story';
import { desktop, launchBrowser, screenshot } from '../../support/browser';
import { serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const EMAIL = 'claire.roux@example.org';

let server: ServedFamily<string> | undefined;
let browser: Browser | undefined;
let context: BrowserContext | undefined;
let page: Page;
let device: CDPSession;
let authenticatorId: string;

beforeAll(async () => {
	[server, browser] = await Promise.all([
		serveFamily(NOW, async (db) => {
			const { schoolId } = await schoolStory(db, { roles: ['head'], now: NOW });
			return schoolId;
		}),
		launchBrowser()
	]);
	context = await desktop(browser);
	page = await context.newPage();
	device = await context.newCDPSession(page);
	await device.send('WebAuthn.enable');
	authenticatorId = await addAuthenticator();
});
afterAll(async () => {
	await context?.close();
	await browser?.close();
	await server?.stop();
});

const at = (path: string) => `${server!.origin}${path}`;

/** A device that keeps passkeys and recognises its owner. */
async function addAuthenticator(): Promise<string> {
	const added = await device.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return added.authenticatorId;
}

/** The administrator's command, on the data of the stopped server. */
async function printLink(...more: string[]): Promise<string> {
	await server!.pause();
	try {
		const { status, output } = await server!.command('staff-link', ['--email', EMAIL, ...more]);
		expect(status, output).toBe(0);
		return /http\S+#[\w-]{22}/.exec(output)![0];
	} finally {
		await server!.start();
	}
}

const enterWithPasskey = () => page.locator('button.button:enabled').click();

test('a head comes in by a printed link, makes a passkey, and comes back with it', async () => {
	await page.goto(at('/mediation/premieres-connexions'));
	expect(new URL(page.url()).pathname).toBe('/mediation/connexion');
	await screenshot(page, 'sign-in/1-door');

	const link = await printLink('--name', 'Claire Roux', '--role', 'head', '--school', '0999901A');
	await page.goto(link);
	await page.getByRole('heading', { name: 'Bonjour Claire Roux' }).waitFor();
	expect(page.url()).toBe(at('/mediation/lien'));
	expect(await context!.cookies()).toEqual([]);
	await screenshot(page, 'sign-in/2-link');
	await page.locator('form[action="?/enter"] button').click();
	await page.waitForURL(at('/mediation/connexion/cle'));
	await screenshot(page, 'sign-in/3-passkey');
	await page.locator('button.button:enabled').click();
	await page.locator('a.button').waitFor();
	await page.locator('a.button').click();
	await page.waitForURL(at('/mediation/premieres-connexions'));

	await context!.clearCookies();
	await page.goto(at('/mediation/connexion'));
	await enterWithPasskey();
	await page.waitForURL(at('/mediation/premieres-connexions'));
	await page.getByText('Claire Roux').first().waitFor();
	// A shared desk: the browser keeps nothing of it.
	const seen = await context!.request.get(at('/mediation/premieres-connexions'));
	expect(seen.headers()['cache-control']).toBe('private, no-store');

	// The link served once.
	await context!.clearCookies();
	await page.goto('about:blank');
	await page.goto(link);
	await page.locator('[role="alert"]').waitFor();
	expect(await page.locator('form[action="?/enter"]').count()).toBe(0);
	expect(await context!.cookies()).toEqual([]);
	await screenshot(page, 'sign-in/4-used-link');
});

test('a copied passkey, whose counter stands still, is refused', async () => {
	const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
	const [original] = credentials;
	expect(original!.signCount).toBeGreaterThan(0);
	await device.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
	authenticatorId = await addAuthenticator();
	await device.send('WebAuthn.addCredential', {
		authenticatorId,
		credential: { ...original!, signCount: 0 }
	});
	await context!.clearCookies();
	await page.goto(at('/mediation/connexion'));
	await enterWithPasskey();
	await page.locator('[role="alert"]').waitFor();
	expect(await context!.cookies()).toEqual([]);
});

test('a device that does not recognise its owner opens nothing', async () => {
	await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
	await page.goto(at('/mediation/connexion'));
	await enterWithPasskey();
	await page.locator('p[role="status"]:not(:empty)').waitFor();
	expect(await context!.cookies()).toEqual([]);
	expect(new URL(page.url()).pathname).toBe('/mediation/connexion');
});

test('actions and endpoints behind the door are closed without a session', async () => {
	for (const path of ['/mediation/connexion/cle/passkey', '/mediation/messages?/message']) {
		const answer = await context!.request.post(at(path), {
			maxRedirects: 0,
			headers: { origin: server!.origin, accept: 'text/html' }
		});
		expect(answer.status(), path).toBe(303);
		expect(answer.headers().location, path).toBe('/mediation/connexion');
	}
	const encoded = await context!.request.get(at('/mediatio%6E/premieres-connexions'), {
		maxRedirects: 0
	});
	expect(encoded.status()).toBe(303);
});
