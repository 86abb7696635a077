import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedFamily<FamilyStory>;
let context: BrowserContext;
beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFamily(NOW, (db) => familyStory(db, { now: NOW, locale: 'ar' }));
	context = await phoneOf(browser, server, server.story.cookie);
});
afterAll(async () => {
	await context?.close();
	await server?.stop();
	await browser?.close();
});

/** Headless browsers have no voice: the voices of a phone are played, what is said is kept. */
async function withVoices(languages: string[]): Promise<Page> {
	const page = await context.newPage();
	await page.addInitScript((given) => {
		const said: string[] = [];
		Object.assign(window, {
			said,
			SpeechSynthesisUtterance: class {
				lang = '';
				onstart?: () => void;
				onend?: () => void;
				text: string;
				constructor(text: string) {
					this.text = text;
				}
			}
		});
		let current: { text: string; lang: string; onstart?(): void; onend?(): void } | null = null;
		Object.defineProperty(window, 'speechSynthesis', {
			value: Object.assign(new EventTarget(), {
				getVoices: () => given.map((lang) => ({ lang })),
				cancel: () => {
					const stopped = current;
					current = null;
					stopped?.onend?.();
				},
				speak: (words: NonNullable<typeof current>) => {
					current = words;
					said.push(`${words.lang} ${words.text}`);
					words.onstart?.();
				}
			})
		});
		Object.assign(window, {
			finish: () => {
				const ended = current;
				current = null;
				ended?.onend?.();
			}
		});
	}, languages);
	await page.goto(server.origin);
	return page;
}

const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said);
const finish = (page: Page) =>
	page.evaluate(() => (window as unknown as { finish(): void }).finish());

test('each sentence of a card is shown while it is read, in the language it is written in', async () => {
	const page = await withVoices(['ar-EG', 'fr_FR']);
	const message = page.locator('article.message');
	await message.locator('.say').click();
	await message.locator('h2.said').waitFor();
	await screenshot(page, 'famille/lecture-ar');
	await finish(page);
	await message.locator('p.said:is([lang=fr], [lang=fr] *)').first().waitFor();
	expect(await message.locator('h2.said').count()).toBe(0);
	const languages = async () => (await said(page)).map((one) => one.slice(0, 2));
	await expect.poll(languages).toEqual(['ar', 'fr']);
	// The button has turned into stop.
	await message.locator('.say[aria-pressed=true]').click();
	expect(await page.locator('.said, .say[aria-pressed=true]').count()).toBe(0);
	expect(await said(page)).toHaveLength(2);
	await page.close();
});

test('what the phone has no voice for is read by the server, in the middle of the same card', async () => {
	const page = await withVoices(['fr-FR', 'en-US']);
	const asked = page.waitForRequest((request) => request.url().endsWith('/voix'));
	const message = page.locator('article.message');
	await message.locator('.say').click();
	expect(JSON.parse((await asked).postData()!)).toEqual({
		lang: 'ar',
		text: await message.locator('h2').innerText()
	});
	await expect.poll(() => said(page)).toHaveLength(1);
	expect((await said(page))[0]).toMatch(/^fr Sortie/);
	expect(await page.locator('.no-voice').count()).toBe(0);
	await page.close();
});
