import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import type { Database } from '../../../src/lib/server/db/client';
import { account } from '../../../src/lib/server/db/schema/account';
import { guardian, guardianship } from '../../../src/lib/server/db/schema/directory';
import {
	countWritings,
	familyStory,
	sessionOf,
	type FamilyStory
} from '../../factories/family-story';
import { schoolStory } from '../../factories/school-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { familyCookie, phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const DAY = 86_400_000;

let browser: Browser;
let server: ServedFamily<FamilyStory & { neighbour: string }>;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveFamily(NOW, async (db) => {
		const story = await familyStory(db, { now: NOW });
		const neighbour = await sessionOf(db, await schoolStory(db, { now: NOW }), true, NOW);
		await db.transaction(SYSTEM, (tx) => tx.update(account).set({ locale: 'fr' }));
		return { ...story, neighbour };
	});
	context = await phoneOf(browser, server, server.story.cookie);
	page = await context.newPage();
});
afterEach(async () => {
	await context?.close();
	await server?.stop();
});

/** How many pages the phone keeps. */
const keptPages = () =>
	page.evaluate(async () => (await (await caches.open('pages')).keys()).length);

/** Opens the home until the worker holds it: a first visit installs, a second is kept. */
async function keepHome(): Promise<void> {
	await page.goto(server.origin);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
	await page.reload();
	await expect.poll(keptPages, { timeout: 10_000 }).toBeGreaterThan(0);
}

const writings = () => server.look((db) => countWritings(db, server.story.family));

async function answer(word: string): Promise<void> {
	await page.getByText(word, { exact: true }).click();
	await page.getByRole('button', { name: 'Envoyer' }).click();
}

test('an answer given without network is sent once, and only once, when it returns', async () => {
	await keepHome();
	await context.setOffline(true);
	await page.reload();
	await page.getByText('Pas de réseau. Voici la dernière page gardée.').waitFor();
	await answer('Malade');
	await page.getByText('Gardé sur ce téléphone').waitFor();
	await screenshot(page, 'famille/hors-ligne-en-attente');
	// The phone is put away and taken out again: what waits still waits, and says so.
	await page.reload();
	await page.getByText('Gardé sur ce téléphone').waitFor();
	await page.locator('.said-here').getByText('Malade').waitFor();
	const posts: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
	});
	await context.setOffline(false);
	await page.getByText('C’est envoyé.').waitFor();
	await screenshot(page, 'famille/hors-ligne-envoye');
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await page.reload();
	await page.getByText('Vous avez répondu : malade.').waitFor();
	expect(posts).toEqual([`/absences/${server.story.absenceId}`]);
	expect(await writings()).toBe(1);
});

test('a page shown as it was kept, because the server cannot be reached, says so', async () => {
	await keepHome();
	await server.pause();
	await page.reload();
	await page.getByText('Le réseau est faible. Voici la dernière page gardée.').waitFor();
	await server.start();
	await page.reload();
	await expect.poll(() => page.getByText('Le réseau est faible').isVisible()).toBe(false);
});

test('an answer is never sent under the session of somebody else', async () => {
	await keepHome();
	await context.setOffline(true);
	await answer('Malade');
	await page.getByText('Gardé sur ce téléphone').waitFor();
	// Ended by the school meanwhile: the answer is refused, and kept.
	await context.clearCookies();
	await Promise.all([
		page.waitForResponse((response) => response.status() === 401),
		context.setOffline(false)
	]);
	// Somebody else signs in on the same phone.
	await context.addCookies([familyCookie(server.story.neighbour)]);
	await page.goto(server.origin);
	await page.getByText('Rien de nouveau').waitFor();
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await page.waitForLoadState('networkidle');
	expect(await writings()).toBe(0);
	// The person who gave it comes back.
	await context.addCookies([familyCookie(server.story.cookie)]);
	await page.goto(server.origin);
	await page.getByText('C’est envoyé.').waitFor();
	expect(await writings()).toBe(1);
});

/** The other parent of the same child. */
async function otherParent(db: Database): Promise<{ accountId: string; cookie: string }> {
	const { schoolId, pupilId } = server.story;
	const guardianId = await db.transaction(SYSTEM, async (tx) => {
		const named = { sourceId: 'rachid', firstName: 'Rachid', lastName: 'ESSAI' };
		const [own] = await tx
			.insert(account)
			.values({ locale: 'fr', createdAt: NOW, lastSeenAt: NOW })
			.returning();
		const [other] = await tx
			.insert(guardian)
			.values({ schoolId, ...named, acceptsSms: false, accountId: own!.id, metAt: NOW })
			.returning();
		const given = { kinship: '20', responsibility: 1, hasAccess: true };
		await tx.insert(guardianship).values({ schoolId, pupilId, guardianId: other!.id, ...given });
		return { accountId: own!.id, guardianId: other!.id };
	});
	const story = { ...server.story, ...guardianId };
	return { accountId: story.accountId, cookie: await sessionOf(db, story, true, NOW) };
}

/** The answers that wait on the phone; made older by some milliseconds first. */
const waiting = (age = 0) =>
	page.evaluate(async (age) => {
		const result = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
		const base = await result(indexedDB.open('passerelle'));
		const store = base.transaction('outbox', 'readwrite').objectStore('outbox');
		const all = await result<{ since: number }[]>(store.getAll());
		if (age) for (const one of all) store.put({ ...one, since: one.since - age });
		base.close();
		return all.length;
	}, age);

test('two parents answer the same absence on one phone: neither loses what waits', async () => {
	const other = await server.look(otherParent);
	await keepHome();
	await context.setOffline(true);
	await answer('Malade');
	await page.getByText('Gardé sur ce téléphone').waitFor();
	await context.clearCookies();
	await Promise.all([
		page.waitForResponse((response) => response.status() === 401),
		context.setOffline(false)
	]);
	// The session of the first ended without a sign-out; the second parent answers too.
	await context.addCookies([familyCookie(other.cookie)]);
	await keepHome();
	await page.route(/\/absences\//, (route) =>
		route.request().method() === 'POST' ? route.abort() : route.continue()
	);
	await answer('Transport');
	await page.getByText('Gardé sur ce téléphone').waitFor();
	expect(await waiting()).toBe(2);
	// Whoever signs out takes away her own answer, not the other parent's.
	await page.goto(`${server.origin}/reglages`);
	await page.getByRole('button', { name: 'Fermer Passerelle sur ce téléphone' }).click();
	await page.waitForURL('**/bienvenue**');
	expect(await waiting()).toBe(1);
	expect(await keptPages()).toBe(0);
	const workers = () =>
		page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
	expect(await workers()).toBe(0);
	await page.unroute(/\/absences\//);
	await context.addCookies([familyCookie(server.story.cookie)]);
	await page.goto(server.origin);
	await page.getByText('C’est envoyé.').waitFor();
	await page.reload();
	await page.getByText('Vous avez répondu : malade.').waitFor();
	expect(await waiting()).toBe(0);
	expect(await writings()).toBe(1);
});

test('an answer that could not leave for seven days is gone, unsent', async () => {
	await keepHome();
	await context.setOffline(true);
	await answer('Malade');
	await page.getByText('Gardé sur ce téléphone').waitFor();
	expect(await waiting(7 * DAY)).toBe(1);
	await context.setOffline(false);
	await expect.poll(() => waiting()).toBe(0);
	await page.reload();
	await page.getByText('Malade', { exact: true }).waitFor();
	expect(await writings()).toBe(0);
});

test('what the phone keeps is gone after seven days', async () => {
	await keepHome();
	await page.evaluate(async (age) => {
		const cache = await caches.open('pages');
		for (const request of await cache.keys()) {
			const kept = (await cache.match(request))!;
			const headers = new Headers(kept.headers);
			headers.set('x-kept-at', String(Number(headers.get('x-kept-at')) - age));
			await cache.put(request, new Response(await kept.blob(), { headers }));
		}
	}, 7 * DAY);
	await context.setOffline(true);
	await page.reload();
	await page.getByText('Le téléphone n’a pas de réseau.').waitFor();
	expect(await page.content()).not.toContain('Inès');
	expect(await page.evaluate(async () => (await (await caches.open('pages')).keys()).length)).toBe(
		0
	);
});

test('signing out wipes what the phone keeps', async () => {
	await keepHome();
	// Whose page it is changes its ETag: what is kept never says it of somebody else's.
	const home = await context.request.get(server.origin);
	expect(await home.text()).toContain(`data-circle="${home.headers()['x-famille']}"`);
	await page.goto(`${server.origin}/reglages`);
	await page.getByRole('button', { name: 'Fermer Passerelle sur ce téléphone' }).click();
	await page.waitForURL('**/bienvenue**');
	expect(await page.evaluate(async () => caches.has('pages'))).toBe(false);
	await page.goto(server.origin);
	expect(new URL(page.url()).pathname).toBe('/bienvenue');
});

test('a session that the school ended wipes what the phone keeps at the next visit', async () => {
	await keepHome();
	await context.clearCookies();
	await page.goto(server.origin);
	await page.waitForURL('**/bienvenue**');
	await expect.poll(keptPages, { timeout: 10_000 }).toBe(0);
});

test('somebody who comes in by a letter never meets the pages of the one before', async () => {
	await keepHome();
	await page.evaluate(() => fetch('/invitation?/enter', { method: 'POST', body: new FormData() }));
	await expect.poll(keptPages, { timeout: 10_000 }).toBe(0);
});

test('without script, a picture and "send" answer, and the page says who has it', async () => {
	const plain = await phoneOf(browser, server, server.story.cookie, { javaScriptEnabled: false });
	const other = await plain.newPage();
	await other.goto(server.origin);
	await other.getByText('Médecin', { exact: true }).click();
	await other.getByRole('button', { name: 'Envoyer' }).click();
	await other.getByText('Vous avez répondu : rendez-vous chez le médecin.').waitFor();
	await other.getByText('L’école a reçu votre réponse. Merci.').waitFor();
	await screenshot(other, 'famille/absence-repondue-fr');
	await plain.close();
	expect(await writings()).toBe(1);
});

test('an answer given on Saturday is saved at once and read on Monday at seven', async () => {
	server.setClock('2026-11-28T21:00:00+01:00');
	await page.goto(server.origin);
	await page.getByText('L’école est fermée.').first().waitFor();
	await answer('Transport');
	await page.getByText('Vous avez répondu : problème de transport.').waitFor();
	await page.getByText(/L’école le lira .*lundi 30 novembre.*07:00/).waitFor();
	await screenshot(page, 'famille/absence-gardee-fr');
});
