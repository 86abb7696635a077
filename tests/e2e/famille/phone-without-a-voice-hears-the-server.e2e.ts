import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import type { Locale } from '../../../src/lib/domain/shared/locale';
import type { BankSentence } from '../../../src/lib/domain/voice/bank-sentences';
import type { Database } from '../../../src/lib/server/db/client';
import { account } from '../../../src/lib/server/db/schema/account';
import { bankVoice, recording } from '../../../src/lib/server/db/schema/voice';
import { bankWords } from '../../../src/lib/server/voice/bank-words';
import { NO_WORDING } from '../../../src/lib/server/wording/school-wording';
import { familyStory, sessionOf, type FamilyStory } from '../../factories/family-story';
import { launchBrowser, phone, screenshot } from '../../support/browser';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedFamily<FamilyStory>;
beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFamily(NOW, (db) => familyStory(db, { now: NOW, locale: 'ar' }));
});
afterAll(async () => {
	await server?.stop();
	await browser?.close();
});

/** Lengths in seconds of the sounds that were played to their end, and of those that began. */
type Heard = { begun: number; ended: number[]; asked: number };
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard);

/** A phone whose browser has no voice, as headless ones: what it plays, fast, is counted. */
async function mutePhone(cookie: string | null, isWebView = false): Promise<BrowserContext> {
	const context = cookie ? await phoneOf(browser, server, cookie) : await phone(browser);
	await context.addInitScript((hasNoSpeech) => {
		const heard: Heard = { begun: 0, ended: [], asked: 0 };
		Object.assign(window, { heard });
		if (hasNoSpeech) Object.defineProperty(window, 'speechSynthesis', { value: undefined });
		const { play } = HTMLMediaElement.prototype;
		HTMLMediaElement.prototype.play = function () {
			heard.begun += 1;
			this.playbackRate = 8;
			const end = () => heard.ended.push(this.duration);
			this.addEventListener('ended', end, { once: true, capture: true });
			return play.call(this);
		};
		const { fetch } = window;
		window.fetch = (input, options) => {
			if (input === '/voix') heard.asked += 1;
			return fetch(input, options);
		};
	}, isWebView);
	return context;
}

const keptSounds = (page: Page) =>
	page.evaluate(async () => (await (await caches.open('voices')).keys()).length);

/** Has the family read a language; gives a new session of it. */
function speakLocale(locale: Locale): Promise<string> {
	return server.look(async (db) => {
		await db.transaction(SYSTEM, (tx) => tx.update(account).set({ locale }));
		return sessionOf(db, server.story, true, NOW);
	});
}

/** A school's speaker of Arabic records sentences of the bank; gives the recordings, in order. */
function recordBank(db: Database, sentences: BankSentence[]): Promise<string[]> {
	const { schoolId } = server.story;
	return db.transaction(SYSTEM, (tx) =>
		Promise.all(
			sentences.map(async (sentence) => {
				const [kept] = await tx
					.insert(recording)
					.values({
						schoolId,
						purpose: 'bank',
						mediaType: 'audio/webm',
						sound: readFileSync('tests/fixtures/voice/chromium.webm'),
						durationMs: 1_000,
						recordedAt: NOW
					})
					.returning();
				const wordsHash = bankWords('ar', NO_WORDING).get(sentence)!.hash;
				await tx
					.insert(bankVoice)
					.values({ schoolId, locale: 'ar', sentence, wordsHash, recordingId: kept!.id });
				return kept!.id;
			})
		)
	);
}

/** Opens the home as it is from the second time on: the worker keeps it, and what is heard. */
async function open(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await page.goto(server.origin);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.reload();
	return page;
}

test('a card is read by the server, sentence by sentence, and heard again without network', async () => {
	const context = await mutePhone(server.story.cookie, true);
	const page = await open(context);
	const card = page.locator('article.absence').first();
	await card.locator('.say').click();
	await card.locator('h2.said').waitFor();
	await card.locator('.say[aria-pressed=false]').waitFor();
	const { ended } = await heard(page);
	// The sentence, the question, five answers.
	expect(ended).toHaveLength(7);
	for (const seconds of ended) {
		expect(seconds).toBeGreaterThan(0.3);
		expect(seconds).toBeLessThan(15);
	}
	expect(await page.locator('.no-voice').count()).toBe(0);

	await context.setOffline(true);
	await page.reload();
	await page.locator('#offline').waitFor();
	await card.locator('.say').click();
	await expect.poll(async () => (await heard(page)).ended).toEqual(ended);
	// What was never heard cannot be now: the reason is said, not a defect of the phone.
	const other = page.locator('article.message');
	await other.locator('.say').click();
	const why = other.locator('.no-voice');
	await why.waitFor();
	expect(await why.innerText()).toBe(await page.locator('#offline').innerText());
	await context.setOffline(false);

	// Whoever signs in next finds none of it.
	expect(await keptSounds(page)).toBe(7);
	await page.goto(`${server.origin}/reglages`);
	await page.locator('form[data-wipe] button').last().click();
	await page.waitForURL(/bienvenue/);
	expect(await keptSounds(page)).toBe(0);
	await context.close();
});

test('the whole page is read from its top, follows the reader, and stops', async () => {
	const context = await mutePhone(await speakLocale('ar'));
	const page = await open(context);
	const button = page.locator('.say.all');
	expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
	await button.click();
	const last = page.locator('[data-say]:visible').last();
	await page.locator('article').nth(3).locator('.said').waitFor();
	const box = await page.locator('.said').boundingBox();
	expect(box!.y).toBeGreaterThan(0);
	expect(box!.y).toBeLessThan(560);
	await screenshot(page, 'famille/lecture-page-ar');
	await button.click();
	const before = (await heard(page)).begun;
	expect(await page.locator('.said, .say[aria-pressed=true]').count()).toBe(0);
	await button.click();
	await last.and(page.locator('.said')).waitFor({ timeout: 60_000 });
	await page.locator('.say.all[aria-pressed=false]').waitFor();
	const after = await heard(page);
	expect(after.begun).toBeGreaterThan(before + 6);
	// Nothing is asked for twice.
	expect(after.asked).toBeLessThan(after.begun);
	await context.close();
});

test('recorded voices come first: what the card says in general, then in particular', async () => {
	const cookie = await speakLocale('ar');
	const ids = await server.look((db) => recordBank(db, ['voice:lead.absence', 'absence:ask']));
	const context = await mutePhone(cookie);
	const page = await open(context);
	const asked: string[] = [];
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (pathname.startsWith('/voix')) asked.push(request.postData() ?? pathname);
	});
	const card = page.locator('article.absence').first();
	await card.locator('.say').click();
	await card.locator('.say[aria-pressed=false]').waitFor();
	const sentence = await card.locator('h2').innerText();
	const recorded = asked.filter((one) => one.startsWith('/voix/'));
	expect(recorded).toEqual([`/voix/${ids[0]}`, `/voix/${ids[1]}`]);
	expect(asked[0]).toBe(recorded[0]);
	expect(asked).toContain(JSON.stringify({ lang: 'ar', text: sentence }));
	const question = await card.locator('.ask').innerText();
	expect(asked).not.toContain(JSON.stringify({ lang: 'ar', text: question }));
	await context.close();
});

test('a language that nothing speaks is said to be so, once, with a human', async () => {
	const context = await mutePhone(await speakLocale('so'));
	const page = await open(context);
	await page.locator('.say.all').click();
	const offer = page.locator('.no-voice');
	await offer.waitFor();
	expect(await offer.locator('a').getAttribute('href')).toBe('/aide');
	await page.locator('.say.all[aria-pressed=false]').waitFor();
	expect(await offer.count()).toBe(1);
	// What the school wrote in French was read by the French voice; Somali was asked for once.
	const { ended, asked } = await heard(page);
	expect(ended.length).toBeGreaterThan(0);
	expect(asked).toBeLessThan(ended.length + 3);
	await screenshot(page, 'famille/sans-voix-so');
	await context.close();
});

test('a server that has too much to do says so of the moment, not of the language', async () => {
	const context = await mutePhone(await speakLocale('ar'));
	const page = await open(context);
	let status = 503;
	await page.route('**/voix', (route) => route.fulfill({ status }));
	const card = page.locator('article.message');
	const why = card.locator('.no-voice');
	const press = async () => {
		await card.locator('.say').click();
		await card.locator('.say[aria-pressed=false]').waitFor();
	};
	for (status of [503, 429]) {
		await press();
		expect(await why.textContent()).toBe(await page.locator('#weak').textContent());
		expect((await heard(page)).ended).toEqual([]);
	}
	// Nothing of it is remembered: the next press is heard.
	await page.unroute('**/voix');
	await press();
	expect((await heard(page)).ended.length).toBeGreaterThan(0);
	expect(await why.count()).toBe(0);
	await context.close();
});

test('each language greets from the server where the phone cannot', async () => {
	const context = await mutePhone(null);
	const page = await context.newPage();
	await page.goto(`${server.origin}/bienvenue`);
	const tamil = page.locator('li[lang=ta] .hear');
	await tamil.click();
	await expect.poll(async () => (await heard(page)).ended.length).toBe(1);
	expect(await tamil.getAttribute('aria-pressed')).toBe('false');
	expect(await page.locator('li[lang=so] .hear').isVisible()).toBe(false);
	const greeting = `${server.origin}/voix/accueil/ta`;
	const first = await fetch(greeting);
	expect(first.headers.get('content-type')).toBe('audio/mpeg');
	expect(first.headers.get('cache-control')).toBe('public, max-age=604800');
	const again = await fetch(greeting, {
		headers: { 'if-none-match': first.headers.get('etag')! }
	});
	expect(again.status).toBe(304);
	expect((await fetch(`${server.origin}/voix/accueil/so`)).status).toBe(404);
	expect((await fetch(`${server.origin}/voix/accueil/xx`)).status).toBe(404);
	await context.close();
});

test('what is no request for a voice is refused', async () => {
	const session = await speakLocale('fr');
	const ask = (body: string, headers: Record<string, string> = {}) =>
		fetch(`${server.origin}/voix`, {
			method: 'POST',
			body,
			headers: {
				'content-type': 'application/json',
				origin: server.origin,
				cookie: `__Host-famille=${session}`,
				...headers
			}
		}).then(({ status }) => status);
	const words = (text: string, lang = 'fr') => JSON.stringify({ lang, text });
	expect(await ask(words('Bonjour.'))).toBe(200);
	expect(await ask(words('Bonjour.'), { cookie: '' })).toBe(401);
	expect(await ask(words('Bonjour.'), { origin: 'https://ailleurs.example' })).toBe(403);
	expect(await ask(words('Salaan', 'so'))).toBe(404);
	expect(await ask(words('Hallo', 'de'))).toBe(404);
	expect(await ask(words('…'))).toBe(404);
	expect(await ask(words('mot '.repeat(200)))).toBe(413);
	expect(await ask(words('mot '.repeat(3_000)))).toBe(413);
	for (const bad of ['', '{', '[]', '{"lang":"fr"}', '{"lang":1,"text":"a"}', words('')]) {
		expect(await ask(bad)).toBe(400);
	}
});
