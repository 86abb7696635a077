import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const SATURDAY = new Date('2026-11-28T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(SATURDAY, ['secretary']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function seesMessage(home: Page): Promise<boolean> {
	await home.goto(`${server.origin}/messages`);
	return (await home.getByText('Sortie au musée').count()) > 0;
}

test('a message written on Saturday waits, and is seen by the family on Monday at 7:00', async () => {
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();
	await office.goto(`${server.origin}/mediation/messages`);
	await office.getByRole('link', { name: 'Écrire un message' }).click();

	// Whoever composes in a closed period reads the reminder, and the hour.
	await office.getByRole('heading', { name: 'Droit à la déconnexion' }).waitFor();
	await office.getByText('partira lundi 30 novembre à 07:00').waitFor();
	await office.getByLabel('Toute l’école').check();
	await office.getByLabel('Objet').fill('Sortie au musée');
	await office.getByRole('button', { name: 'Enregistrer, envoyer à l’ouverture' }).click();
	await office.getByRole('alert').waitFor();
	expect(await office.getByLabel('Objet').inputValue()).toBe('Sortie au musée');
	await office.getByLabel('Message', { exact: true }).fill('Vendredi, la classe va au musée.');
	await office.getByRole('button', { name: 'Enregistrer, envoyer à l’ouverture' }).click();
	await office.getByText('Les familles le verront lundi 30 novembre à 07:00').waitFor();
	await office.getByText('Part lundi 30 novembre à 07:00').waitFor();
	await screenshot(office, 'mediation/samedi');

	const phone = await familyPhone(browser, server);
	contexts.push(phone);
	const home = await phone.newPage();
	expect(await seesMessage(home)).toBe(false);
	server.setClock('2026-11-29T18:00:00+01:00');
	expect(await seesMessage(home)).toBe(false);
	server.setClock('2026-11-30T06:59:50+01:00');
	expect(await seesMessage(home)).toBe(false);
	server.setClock('2026-11-30T07:00:00+01:00');
	await expect.poll(() => seesMessage(home), { timeout: 20_000, interval: 500 }).toBe(true);
});

test('what is typed before the page came alive is still there when it has', async () => {
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();
	let come = () => {};
	const mayCome = new Promise<void>((resolve) => (come = resolve));
	await office.route('**/_app/**/*.js', async (route) => {
		await mayCome;
		await route.continue();
	});
	await office.goto(`${server.origin}/mediation/messages/nouveau/message`, {
		waitUntil: 'commit'
	});
	await office.getByLabel('Objet').fill('Sortie au musée');
	await office.getByLabel('Message', { exact: true }).fill('Vendredi, la classe va au musée.');
	await office.getByLabel('Une classe').check();
	expect(await office.getByLabel('Classe', { exact: true }).isVisible()).toBe(false);
	come();
	// Only a page that has come alive shows the field of the chosen audience.
	await office.getByLabel('Classe', { exact: true }).waitFor();
	expect(await office.getByLabel('Objet').inputValue()).toBe('Sortie au musée');
});
