import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushPayload } from '../../../src/lib/domain/delivery/push-payload';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { launchBrowser } from '../../support/browser';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const HOUR = 3_600_000;

let browser: Browser | undefined;
let server: ServedFamily<FamilyStory> | undefined;
let context: BrowserContext | undefined;
let page: Page;
let worker: CDPSession;
let registrationId: string;

beforeAll(async () => {
	const now = new Date('2026-11-24T10:00:00+01:00');
	[server, browser] = await Promise.all([
		serveFamily(now, (db) => familyStory(db, { now })),
		launchBrowser()
	]);
	context = await phoneOf(browser, server, server.story.cookie);
	await context.grantPermissions(['notifications'], { origin: server.origin });
	page = await context.newPage();
	worker = await context.newCDPSession(page);
	const registered = new Promise<string>((resolve) => {
		worker.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
			if (first) resolve(first.registrationId);
		});
	});
	await worker.send('ServiceWorker.enable');
	await page.goto(server.origin);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
	registrationId = await registered;
});
afterAll(async () => {
	await context?.close();
	await browser?.close();
	await server?.stop();
});

/** Hands a push to the worker as the browser does, and gives what is on the screen afterwards. */
async function deliver(payload: PushPayload | string) {
	const data = typeof payload === 'string' ? payload : JSON.stringify(payload);
	await worker.send('ServiceWorker.deliverPushMessage', {
		origin: server!.origin,
		registrationId,
		data
	});
	const shown = () =>
		page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			return (await registration.getNotifications()).map(
				({ title, body, tag, lang, dir, silent, data }) => ({
					title,
					body,
					tag,
					lang,
					dir,
					silent,
					data: data as unknown
				})
			);
		});
	await expect.poll(async () => (await shown()).length, { timeout: 10_000 }).toBeGreaterThan(0);
	return { shown };
}

const payload = (delivery: string, closesIn: number): PushPayload => ({
	title: "Collège d'essai",
	body: 'رسالة جديدة',
	tag: 'famille',
	url: '/messages',
	lang: 'ar',
	dir: 'rtl',
	closesAt: new Date(Date.now() + closesIn).toISOString(),
	delivery
});

test('a push rings in the family’s language, is acknowledged, and a later one takes its place', async () => {
	const first = '11111111-1111-4111-8111-111111111111';
	const receipt = context!.waitForEvent('request', {
		predicate: (request) => request.url().endsWith('/api/push/receipt')
	});
	const { shown } = await deliver(payload(first, HOUR));
	expect(await shown()).toEqual([
		{
			title: "Collège d'essai",
			body: 'رسالة جديدة',
			tag: 'famille',
			lang: 'ar',
			dir: 'rtl',
			silent: false,
			data: { url: '/messages', delivery: first, rang: [first] }
		}
	]);
	expect((await receipt).postDataJSON()).toEqual({ delivery: first, shown: 'rung' });

	// The phone was off: the school has closed meanwhile, nothing rings.
	const second = '22222222-2222-4222-8222-222222222222';
	const silence = context!.waitForEvent('request', {
		predicate: (request) => request.url().endsWith('/api/push/receipt')
	});
	await deliver(payload(second, -HOUR));
	expect((await silence).postDataJSON()).toEqual({ delivery: second, shown: 'silent' });
	await expect.poll(shown, { timeout: 10_000 }).toEqual([
		expect.objectContaining({
			silent: true,
			data: { url: '/messages', delivery: second, rang: [first] }
		})
	]);
});

test('a push that cannot be read shows something silent, and nothing of what it held', async () => {
	const { shown } = await deliver('Inès ESSAI');
	await expect
		.poll(shown, { timeout: 10_000 })
		.toContainEqual(expect.objectContaining({ title: 'Passerelle', body: '', silent: true }));
	expect(JSON.stringify(await shown())).not.toContain('ESSAI');
});
