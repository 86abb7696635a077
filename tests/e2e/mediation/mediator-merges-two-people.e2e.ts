import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(NOW, ['mediator']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function noteUnknown(office: Page, first: string, last: string, phone: string) {
	await office.goto(`${server.origin}/mediation/accompagnements/nouveau`);
	await office.getByText('Quelqu’un qui n’est pas au fichier').click();
	await office.getByLabel('Prénom').fill(first);
	await office.getByLabel('Nom', { exact: true }).fill(last);
	await office.getByRole('textbox', { name: 'Téléphone' }).fill(phone);
	await office.getByText('E-mail', { exact: true }).click();
	await office.getByRole('button', { name: 'Enregistrer' }).click();
	await office.getByText(`Accompagnement noté : ${first} ${last}.`).waitFor();
}

test('a person written down twice is told, put side by side, made one, and two again', async () => {
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();
	await noteUnknown(office, 'Awa', 'Ouattara', '06 39 98 01 55');
	await noteUnknown(office, 'Aoua', 'Watara', '06 39 98 01 55');

	// Said, and merged by nobody.
	await office.getByText('même nom, même téléphone').waitFor();
	await office.getByRole('link', { name: 'Comparer' }).click();
	await office.getByRole('heading', { name: 'Une seule personne' }).waitFor();
	await screenshot(office, 'mediation/accompagnements-comparer');
	await office.getByRole('radio', { name: 'Awa Ouattara' }).check();
	await office.getByRole('button', { name: 'C’est la même personne : réunir' }).click();

	await office.getByRole('heading', { name: 'Awa Ouattara' }).waitFor();
	await office.getByText('avec 2 accompagnements. Rien n’est perdu.').waitFor();
	expect(await office.locator('ol li').count()).toBe(2);
	await screenshot(office, 'mediation/accompagnements-personne');

	await office.getByRole('button', { name: 'Annuler' }).click();
	await office.getByText('de nouveau séparées').waitFor();
	expect(await office.locator('ol li').count()).toBe(1);
	await office.goto(`${server.origin}/mediation/accompagnements/personnes`);
	await office.getByRole('link', { name: 'Awa Ouattara' }).waitFor();
	await office.getByRole('link', { name: 'Aoua Watara' }).waitFor();
	await screenshot(office, 'mediation/accompagnements-personnes');
});

test('a telephone that belongs to two people is said, with their names', async () => {
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();
	await noteUnknown(office, 'Samir', 'Autre', '06 39 98 01 01');
	await office.getByText('ont le même téléphone, avec des noms différents').waitFor();
	await office.getByText('Amina ESSAI').first().waitFor();
});
