import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { directionOf, languageTag, LOCALES } from '../../../src/lib/domain/shared/locale';
import { account } from '../../../src/lib/server/db/schema/account';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { launchBrowser } from '../../support/browser';
import { layoutFaults } from '../../support/layout-faults';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedFamily<FamilyStory>;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveFamily(NOW, (db) => familyStory(db, { now: NOW }));
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function settings(options: Parameters<typeof phoneOf>[3] = {}): Promise<Page> {
	const phone = await phoneOf(browser, server, server.story.cookie, options);
	contexts.push(phone);
	const page = await phone.newPage();
	await page.goto(`${server.origin}/reglages`);
	return page;
}
const kept = () => server.look((db) => db.transaction(SYSTEM, (tx) => tx.select().from(account)));
const change = (page: Page) => page.locator('#heures summary').click();
const save = (page: Page) => page.locator('#heures button.button').click();

test.each([true, false])(
	'a mother who works at night touches a picture, and reads what it means (script: %s)',
	async (javaScriptEnabled) => {
		const page = await settings({ javaScriptEnabled });
		const card = page.locator('#heures');
		await card.getByText('Quand pouvons‑nous vous prévenir ?').first().waitFor();
		await card.getByText('ne sonnera pas avant 07:00, ni après 20:00').waitFor();
		await card.screenshot({ path: 'test-results/famille/heures-fr.png' });
		await change(page);
		await card.screenshot({ path: 'test-results/famille/heures-choix-fr.png' });
		await card.getByText('L’après-midi').click();
		await save(page);
		await page.getByText('C’est enregistré.').waitFor();
		await card.getByText('ne sonnera pas avant 13:00, ni après 18:00').waitFor();
		expect((await kept()).map(({ ownHours }) => ownHours)).toContainEqual({
			opens: '13:00',
			closes: '18:00'
		});
	}
);

test('hour by hour; what is too short is refused kindly, and stays as it was touched', async () => {
	const page = await settings();
	const card = page.locator('#heures');
	await change(page);
	expect(await card.getByLabel('À partir de').isVisible()).toBe(false);
	await card.getByText('Choisir les heures').click();
	await card.getByLabel('À partir de').selectOption('09:00');
	await card.getByLabel('Jusqu’à').selectOption('09:00');
	await save(page);
	await card.getByText('La dernière heure doit être après la première.').waitFor();
	expect(await card.getByLabel('À partir de').inputValue()).toBe('09:00');
	await card.screenshot({ path: 'test-results/famille/heures-refusees-fr.png' });
	await card.getByLabel('Jusqu’à').selectOption('11:00');
	await save(page);
	await card.getByText('ne sonnera pas avant 09:00, ni après 11:00').waitFor();
	await change(page);
	await card.getByText('Comme l’école').click();
	await save(page);
	await card.getByText('ne sonnera pas avant 07:00, ni après 20:00').waitFor();
});

test('in each language the choice holds on the narrowest phone', async () => {
	const page = await settings({ viewport: { width: 320, height: 640 }, serviceWorkers: 'block' });
	const card = page.locator('#heures');
	const faults: string[] = [];
	for (const locale of LOCALES) {
		await page.goto(`${server.origin}/bienvenue?next=/reglages`);
		await page.locator(`button[value="${locale}"]`).click();
		await page.waitForURL('**/reglages');
		await change(page);
		await card.locator('[value=own]').check({ force: true });
		const expected = { lang: languageTag(locale), dir: directionOf(locale) };
		const found = await layoutFaults(page, expected);
		faults.push(...found.map((fault) => `${locale} ${fault}`));
		await card.screenshot({ path: `test-results/famille/heures-${locale}.png` });
		await card.locator('label').nth(4).click();
		await save(page);
		await page.waitForURL('**/reglages?garde**');
		expect(await card.locator('[value=evening]').isChecked()).toBe(true);
		expect(await card.innerText()).toMatch(/17:00.*20:00/s);
	}
	expect(faults).toEqual([]);
});
