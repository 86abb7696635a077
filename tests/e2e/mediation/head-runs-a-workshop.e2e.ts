import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(NOW, ['head']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

test('a head creates a session, a family takes a place in one tap, and attendance is taken', async () => {
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();
	await office.goto(`${server.origin}/mediation/ateliers`);
	await office.getByRole('link', { name: 'Créer une séance' }).click();
	await office.getByRole('button', { name: 'Créer et proposer aux familles' }).click();

	// What is missing is said first, and has the focus.
	const problem = office.getByRole('alert');
	await problem.waitFor();
	expect(await problem.evaluate((element) => element === document.activeElement)).toBe(true);
	await office.getByLabel('Thème').selectOption('connect');
	await office.getByLabel('Jour').fill('2026-11-26');
	await office.getByLabel('De', { exact: true }).fill('17:30');
	await office.getByLabel('À', { exact: true }).fill('19:00');
	await office.getByLabel('Lieu').fill('CDI du collège');
	await office.getByLabel(/Places/).fill('12');
	await office.getByLabel('Turc').check();
	await office.getByRole('button', { name: 'Créer et proposer aux familles' }).click();
	await office.getByRole('heading', { name: 'Se connecter' }).waitFor();
	await office.getByText('Personne n’est encore inscrit').waitFor();

	const phone = await familyPhone(browser, server);
	contexts.push(phone);
	const home = await phone.newPage();
	await home.goto(`${server.origin}/ateliers`);
	await home
		.getByText(/Se connecter aux services/)
		.first()
		.waitFor();
	await home.getByRole('button', { name: 'Je viens' }).click();
	await home.getByText('Votre place est gardée').first().waitFor();

	server.setClock('2026-11-26T17:40:00+01:00');
	const evening = await staffDesk(browser, server, 'evening');
	contexts.push(evening);
	const counter = await evening.newPage();
	await counter.goto(`${server.origin}/mediation/ateliers`);
	await counter.getByRole('link', { name: 'Se connecter' }).click();
	await counter.getByText('1 inscrit sur 12').waitFor();
	await counter.getByRole('button', { name: 'Présent ESSAI Amina' }).click();
	await counter.getByText('Amina ESSAI : présent.').waitFor();
	await counter.getByText('1 présent', { exact: true }).waitFor();

	// A wrong tap is undone rather than feared.
	await counter.getByRole('button', { name: 'Absent ESSAI Amina' }).click();
	await counter.getByText('1 absent', { exact: true }).waitFor();
	await counter.getByRole('button', { name: 'Annuler' }).click();
	await counter.getByText('1 présent', { exact: true }).waitFor();
	await counter.getByText('0 absent', { exact: true }).waitFor();
	await screenshot(counter, 'mediation/atelier');
});
