import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locale } from '../../../src/lib/domain/shared/locale';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { storyItem } from '../../factories/school-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const TEXT =
	'Rapportez le carnet de correspondance signé. La demande de bourse se fait au secrétariat.';

let browser: Browser;
let server: ServedFamily<FamilyStory & { noteId: string }>;
beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFamily(NOW, async (db) => {
		const story = await familyStory(db, { now: NOW });
		const note = await storyItem(db, story, {
			kind: 'message',
			content: { subject: 'Papiers', text: TEXT, author: 'Mme Aubry' },
			now: NOW
		});
		return { ...story, noteId: note.itemId };
	});
});
afterAll(async () => {
	await server?.stop();
	await browser?.close();
});

async function openMessage(locale: Locale) {
	const context = await phoneOf(browser, server, server.story.cookie, { serviceWorkers: 'block' });
	const page = await context.newPage();
	await page.goto(`${server.origin}/bienvenue?next=/messages/${server.story.noteId}`);
	await page.locator(`button[value="${locale}"]`).click();
	await page.waitForURL(`**/messages/${server.story.noteId}`);
	return { context, page };
}

test('a word of school is underlined in the French text, and its card explains it', async () => {
	const { context, page } = await openMessage('fr');
	const text = page.locator('.full');
	expect(await text.innerText()).toBe(TEXT);
	expect(await text.locator('a').allInnerTexts()).toEqual([
		'carnet de correspondance',
		'bourse',
		'secrétariat'
	]);
	await screenshot(page, 'famille/message-mots-fr');
	await text.getByRole('link', { name: 'bourse' }).click();
	await page.getByRole('heading', { name: 'Bourse' }).waitFor();
	expect(await page.locator('article').innerText()).toContain('De l’argent de l’État');
	await screenshot(page, 'famille/mot-bourse-fr');
	await context.close();
});

test.each([
	['ar', 'المنحة المدرسية'],
	['bn', 'শিক্ষাবৃত্তি']
] as const)(
	'in %s, the card says it in the language, with the French name',
	async (locale, name) => {
		const { context, page } = await openMessage(locale);
		await page.locator('.full').getByRole('link', { name: 'bourse' }).click();
		await page.getByRole('heading', { level: 1 }).waitFor();
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(name);
		expect(await page.locator('article b[lang=fr]').innerText()).toBe('Bourse');
		await screenshot(page, `famille/mot-bourse-${locale}`);
		await page.getByRole('link').first().click();
		await page.waitForURL('**/mots/sujet/help');
		await screenshot(page, `famille/mots-sujet-${locale}`);
		await context.close();
	}
);

test('the words are all there, by theme, from the page of help', async () => {
	const { context, page } = await openMessage('ar');
	await page.goto(`${server.origin}/aide`);
	await page.locator('a[href="/mots"]').click();
	await page.waitForURL('**/mots');
	expect(await page.locator('a[href^="/mots/sujet/"]').count()).toBe(13);
	await screenshot(page, 'famille/mots-themes-ar');
	await context.close();
});
