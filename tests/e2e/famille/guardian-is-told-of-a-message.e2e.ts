import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { startPushService, type PushService } from '../../support/push-service';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let service: PushService;
let server: ServedFamily<FamilyStory>;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
	[browser, service] = await Promise.all([launchBrowser(), startPushService()]);
	server = await serveFamily(NOW, (db) => familyStory(db, { now: NOW }));
	context = await phoneOf(browser, server, server.story.cookie, { permissions: ['notifications'] });
	page = await context.newPage();
});
afterAll(async () => {
	await context?.close();
	await server?.stop();
	await service?.close();
	await browser?.close();
});

/** A push as the browser hands it to the worker, after decryption. */
async function deliver(payload: object): Promise<void> {
	const cdp: CDPSession = await context.newCDPSession(page);
	const registration = new Promise<string>((resolve) => {
		cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(server.origin));
			if (ours) resolve(ours.registrationId);
		});
	});
	await cdp.send('ServiceWorker.enable');
	await cdp.send('ServiceWorker.deliverPushMessage', {
		origin: server.origin,
		registrationId: await registration,
		data: JSON.stringify(payload)
	});
	await cdp.detach();
}

const shown = () =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const notifications = await registration.getNotifications();
		return notifications.map(({ title, body, tag, silent, lang, data }) => ({
			title,
			body,
			tag,
			silent: Boolean(silent),
			lang,
			url: (data as { url: string }).url
		}));
	});

const payload = (changes: object) => ({
	title: 'Collège des Deux-Rives',
	body: 'Un message',
	tag: 'messages',
	url: '/messages',
	lang: 'fr',
	dir: 'ltr',
	closesAt: '2099-01-01T20:00:00Z',
	delivery: '00000000-0000-4000-8000-000000000001',
	...changes
});

test('one tap on the home subscribes the phone', async () => {
	const device = service.subscribe();
	// A browser without Google's push service cannot subscribe: the test is the push service.
	await page.addInitScript((json) => {
		PushManager.prototype.subscribe = () =>
			Promise.resolve({ toJSON: () => json, endpoint: json.endpoint } as never);
	}, device.json);
	await page.goto(server.origin);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
	await page.getByText('Oui, me prévenir').click();
	await page.getByText('Ce téléphone vous prévient.').waitFor();
	await screenshot(page, 'famille/notification-acceptee');
	await page.reload();
	await page.getByRole('heading', { level: 2 }).first().waitFor();
	expect(await page.getByText('Oui, me prévenir').count()).toBe(0);
});

test('a push rings in open hours, and says no child’s name', async () => {
	await deliver(payload({}));
	await expect.poll(shown).toEqual([
		{
			title: 'Collège des Deux-Rives',
			body: 'Un message',
			tag: 'messages',
			silent: false,
			lang: 'fr',
			url: '/messages'
		}
	]);
});

test('a push that comes after the closing is shown without a sound', async () => {
	await deliver(
		payload({
			tag: 'devoirs',
			closesAt: '2020-01-01T20:00:00Z',
			delivery: '00000000-0000-4000-8000-000000000002'
		})
	);
	const late = async () => (await shown()).find(({ tag }) => tag === 'devoirs')?.silent;
	await expect.poll(late).toBe(true);
});

test('the same push twice is one notification, the second without a sound', async () => {
	await deliver(payload({}));
	const messages = async () => (await shown()).filter(({ tag }) => tag === 'messages');
	await expect.poll(async () => (await messages())[0]?.silent).toBe(true);
	expect(await messages()).toHaveLength(1);
});
