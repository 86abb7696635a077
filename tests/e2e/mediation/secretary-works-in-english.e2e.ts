import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, screenshot } from '../../support/browser';
import { frenchLeft } from '../../support/french-left';
import { OPEN_PAGES, officePages } from '../../support/office-pages';
import { complaintsOf, expectAccessible } from '../../support/page-checks';
import { serveBuild, type ServedBuild } from '../../support/served-build';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';
import { DEMO_ENV, signIn, tellDemo, type ToldDemo } from '../../support/told-demo';

/** The school is closed: what is written waits, which is said with a day and an hour. */
const SATURDAY = new Date('2026-11-28T10:00:00+01:00');

let browser: Browser;
const contexts: BrowserContext[] = [];
const stops: (() => unknown)[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(() => browser?.close());

async function smallSchool(): Promise<ServedSchool> {
	const server = await serveSchool(SATURDAY, ['secretary']);
	stops.push(() => server.stop());
	return server;
}

function opened(context: BrowserContext): Promise<Page> {
	contexts.push(context);
	return context.newPage();
}

const langOf = (page: Page) => page.evaluate(() => document.documentElement.lang);

test('a secretary switches to English, writes, signs out, and comes back to French', async () => {
	const server = await smallSchool();
	const page = await opened(await staffDesk(browser, server));
	const complaints = complaintsOf(page);
	await page.goto(`${server.origin}/mediation/messages?sorte=message`, {
		waitUntil: 'networkidle'
	});
	await page.getByRole('button', { name: 'English' }).click();
	await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor();
	await page.getByRole('link', { name: 'Write a message' }).waitFor();
	expect(new URL(page.url()).search, 'the filter is kept').toBe('?sorte=message');
	expect(await langOf(page)).toBe('en');

	await page.goto(`${server.origin}/mediation/messages/nouveau/message`, {
		waitUntil: 'networkidle'
	});
	expect(await page.title()).toBe('Write a message');
	await page.getByRole('button', { name: 'Save, send when the school opens' }).click();
	await page.getByRole('alert').getByText('Write the subject of the message.').waitFor();
	expect(await page.title()).toBe('To correct: Write a message');
	await page.getByLabel('The whole school').check();
	await page.getByLabel('Subject', { exact: true }).fill('Sortie au musée');
	await page.getByLabel('Message', { exact: true }).fill('Mardi, la classe va au musée.');
	await page.getByRole('button', { name: 'Save, send when the school opens' }).click();
	await page.getByText('Saved. Families will see it on Monday 30 November at 07:00.').waitFor();
	await screenshot(page, 'mediation/anglais-messages');

	// Families read what they read before.
	const home = await opened(await familyPhone(browser, server));
	await home.goto(server.origin);
	expect(await langOf(home)).toBe('fr');

	// The sign-in page of this browser stays in the language chosen there.
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.getByRole('heading', { name: 'Sign in' }).waitFor();
	await page.getByRole('button', { name: 'Français' }).click();
	await page.getByRole('heading', { name: 'Entrer' }).waitFor();
	expect(await langOf(page)).toBe('fr');
	expect(complaints).toEqual([]);
});

test('without script too, at another desk, and the person’s choice follows them', async () => {
	const server = await smallSchool();
	const plain = await opened(
		await staffDesk(browser, server, 'staff', { javaScriptEnabled: false })
	);
	await plain.goto(`${server.origin}/mediation/equipe`);
	await plain.getByRole('button', { name: 'English' }).click();
	await plain.getByRole('heading', { name: 'Team', level: 1 }).waitFor();
	expect(new URL(plain.url()).pathname).toBe('/mediation/equipe');

	const elsewhere = await opened(await staffDesk(browser, server));
	await elsewhere.goto(`${server.origin}/mediation/equipe`);
	await elsewhere.getByRole('heading', { name: 'Team', level: 1 }).waitFor();
	await elsewhere.getByRole('button', { name: 'Français' }).click();
	await elsewhere.getByRole('heading', { name: 'Équipe', level: 1 }).waitFor();
	await plain.reload();
	await plain.getByRole('heading', { name: 'Équipe', level: 1 }).waitFor();
});

test('who is not signed in meets the language of the browser', async () => {
	const server = await smallSchool();
	for (const [locale, title] of [
		['en-GB', 'Sign in'],
		['fr-FR', 'Entrer'],
		['de-DE', 'Entrer']
	] as const) {
		const page = await opened(await desktop(browser, { locale }));
		await page.goto(`${server.origin}/mediation/connexion`);
		await page.getByRole('heading', { name: title }).waitFor();
	}
});

/** Pages of settings, which other lists do not lead to. */
const SETTINGS = {
	calendrier: '/mediation/ecole/calendrier',
	sms: '/mediation/ecole/sms',
	traduction: '/mediation/ecole/traduction',
	langues: '/mediation/langues',
	glossaire: '/mediation/langues/glossaire',
	phrases: '/mediation/langues/phrases',
	voix: '/mediation/langues/voix'
};
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 640 };

/** The same page with other contents: read for its words, not examined again. */
const SAME_PAGE = /-(vides?|active|messages|ajout|pas-informes|liste-entiere)$/;

/** What the demo's schools wrote, which has words in common with the interface. */
const isSchools = (text: string) => /^Café des parents$/.test(text);

test('every page is in English, accessible, and holds in its screen', async () => {
	const demo: ToldDemo = await tellDemo();
	stops.push(() => demo.remove());
	const server: ServedBuild = await serveBuild({ now: demo.now, from: demo.folder, env: DEMO_ENV });
	stops.unshift(() => server.stop());
	const context = await desktop(browser);
	await signIn(context, demo, 'head');
	const page = await opened(context);
	await page.goto(`${server.origin}/mediation/equipe`, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'English' }).click();
	await page.getByRole('heading', { name: 'Team', level: 1 }).waitFor();

	const left: string[] = [];
	const pages = { ...(await officePages(page, server.origin)), ...SETTINGS, ...OPEN_PAGES };
	for (const [name, path] of Object.entries(pages)) {
		// Whoever is signed in is led away from these.
		if (Object.keys(OPEN_PAGES).includes(name)) await context.clearCookies({ name: /__Host-/ });
		await page.setViewportSize(DESK);
		await page.goto(server.origin + path, { waitUntil: 'networkidle' });
		const inFrench = await frenchLeft(page, isSchools);
		left.push(...inFrench.map((fault) => `${name}: ${fault}`));
		if (!SAME_PAGE.test(name)) await expectAccessible(page, name, 'en');
		await page.setViewportSize(PHONE);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(overflow, `${name}, on a phone`).toBeLessThanOrEqual(0);
	}
	expect([...new Set(left)]).toEqual([]);
}, 480_000);
