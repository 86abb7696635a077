import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
let desk: BrowserContext;
let page: Page;

beforeAll(async () => {
	[browser, server] = await Promise.all([launchBrowser(), serveSchool(NOW, ['head'])]);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});
beforeEach(async () => {
	desk = await staffDesk(browser, server, 'staff', { javaScriptEnabled: false });
	page = await desk.newPage();
});
afterEach(() => desk.close());

const submit = () => page.locator('main button.button').first().click();

/** What is wrong comes before everything else of the page, and has the focus. */
async function expectProblemFirst(): Promise<void> {
	const problem = page.getByRole('alert');
	await problem.waitFor();
	const facts = await problem.evaluate((element) => ({
		isFocused: element === document.activeElement,
		isFirst: document
			.querySelector('main')!
			.innerText.trimStart()
			.startsWith((element as HTMLElement).innerText.trim())
	}));
	expect(facts).toEqual({ isFocused: true, isFirst: true });
}

test('a message: what is wrong is first and focused, each line leads to its field, all is kept', async () => {
	await page.goto(`${server.origin}/mediation/messages/nouveau/message`);
	await page.getByLabel('Une classe').check();
	await page.getByLabel('Classe', { exact: true }).selectOption({ label: '5 B' });
	await page.getByLabel('Message', { exact: true }).fill('Une phrase\net une autre.');
	await submit();
	await expectProblemFirst();
	expect(await page.title()).toBe('À corriger\u00a0: Écrire un message');
	await screenshot(page, 'mediation/sans-script-message');
	expect(await page.getByLabel('Une classe').isChecked()).toBe(true);
	expect(
		await page.getByLabel('Classe', { exact: true }).locator('option:checked').innerText()
	).toBe('5 B');
	expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe(
		'Une phrase\net une autre.'
	);
	await page.getByRole('alert').getByRole('link', { name: 'Écrivez l’objet' }).click();
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => location.hash)).toBe('#subject');

	await page.getByLabel('Objet').fill('Sortie');
	await submit();
	await page.getByText('C’est envoyé.').waitFor();
});

test('homework given late: the flag is first and focused, and kept homework is flagged in the list', async () => {
	await page.goto(`${server.origin}/mediation/messages/nouveau/devoir`);
	await page.getByLabel('Classe').selectOption({ label: '5 B' });
	await page.getByLabel('Matière').fill('SVT');
	await page.getByLabel('Donné en cours le').fill('2026-11-23');
	await page.getByLabel('Pour le').fill('2026-11-27');
	await page.getByLabel('Ce qu’il faut faire').fill('Lire la page 12.');
	await submit();
	await expectProblemFirst();
	expect(await page.getByLabel('Pour le').inputValue()).toBe('2026-11-27');
	await page.getByRole('button', { name: 'Enregistrer quand même' }).click();
	await page.getByText('C’est envoyé.').waitFor();
	await page.getByText('Saisi après le jour du cours').waitFor();
	await page.getByRole('link', { name: /^SVT/ }).click();
	await page.getByText('Ce travail est saisi après le jour du cours.').waitFor();
	await screenshot(page, 'mediation/devoir-tardif');
});

test('a session and the school’s telephone: what was typed is kept', async () => {
	await page.goto(`${server.origin}/mediation/ateliers/nouveau`);
	await page.getByLabel('Thème').selectOption('connect');
	await page.getByLabel('Lieu').fill('CDI');
	await page.getByLabel('Turc').check();
	await page.getByLabel('Un mot pour les familles').fill('Venez !');
	await submit();
	await expectProblemFirst();
	expect(await page.getByLabel('Thème').inputValue()).toBe('connect');
	expect(await page.getByLabel('Lieu').inputValue()).toBe('CDI');
	expect(await page.getByLabel('Turc').isChecked()).toBe(true);
	expect(await page.getByLabel('Un mot pour les familles').inputValue()).toBe('Venez !');

	await page.goto(`${server.origin}/mediation/ecole`);
	await page.getByLabel('Téléphone de l’école').fill('numéro');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expectProblemFirst();
	expect(await page.getByLabel('Téléphone de l’école').inputValue()).toBe('numéro');
});
