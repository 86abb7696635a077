import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(TUESDAY, ['secretary']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

/** Writes a message to the whole school and opens its page; answers its key. */
async function write(office: Page): Promise<string> {
	await office.goto(`${server.origin}/mediation/messages/nouveau/message`, {
		waitUntil: 'networkidle'
	});
	await office.getByLabel('Toute l’école').check();
	await office.getByLabel('Objet').fill('Sortie au musée');
	await office.getByLabel('Message', { exact: true }).fill('Vendredi, la classe va au musée.');
	await office.getByRole('button', { name: 'Envoyer maintenant' }).click();
	await office.getByText('C’est envoyé.').waitFor();
	await office.getByRole('link', { name: 'Sortie au musée' }).click();
	await office.getByRole('heading', { name: 'Sortie au musée', level: 1 }).waitFor();
	return new URL(office.url()).pathname.split('/').pop()!;
}

test('a message recalled before it is seen is seen by nobody, and put back it is', async () => {
	const [desk, phone] = [await staffDesk(browser, server), await familyPhone(browser, server)];
	contexts.push(desk, phone);
	const [office, home] = [await desk.newPage(), await phone.newPage()];
	const message = await write(office);
	await office.getByText('0 personne informée sur 1').waitFor();
	await office.getByText('Personne ne l’a encore ouvert').waitFor();
	await office.getByRole('button', { name: 'Retirer' }).click();
	await office.getByText('Retiré : personne ne l’avait vu, personne ne le verra.').waitFor();
	await office.getByText('Retiré avant d’être vu').waitFor();
	await office.locator('tbody').getByText('Ne le verra pas').waitFor();
	await screenshot(office, 'mediation/retire-avant-d-etre-vu');

	// Whoever follows a notification is told kindly; lists know nothing of it.
	const answer = await home.goto(`${server.origin}/messages/${message}`);
	expect(answer?.status()).toBe(410);
	await home.getByRole('heading', { name: 'L’école a repris ce message.' }).waitFor();
	await screenshot(home, 'famille/message-repris');
	await home.goto(`${server.origin}/messages`);
	expect(await home.getByText('Sortie au musée').count()).toBe(0);

	await office.getByRole('button', { name: 'Annuler' }).click();
	await office.getByText('C’est remis.').waitFor();
	await home.goto(`${server.origin}/messages/${message}`);
	await home.getByText('Sortie au musée').waitFor();
	await office.reload();
	await office.getByText('1 personne informée sur 1').waitFor();
	await office.locator('tbody').getByText('Vue dans Passerelle').waitFor();
	await office.locator('tbody').getByText('Français', { exact: true }).waitFor();
});

test('recalled after it was seen, whoever saw it is told, and her phone keeps nothing else', async () => {
	const [desk, phone] = [await staffDesk(browser, server), await familyPhone(browser, server)];
	contexts.push(desk, phone);
	const [office, home] = [await desk.newPage(), await phone.newPage()];
	const message = await write(office);
	await home.goto(server.origin);
	await home.evaluate(() => navigator.serviceWorker.ready.then(() => null));
	await home.goto(`${server.origin}/messages/${message}`);
	await home.getByText('Vendredi, la classe va au musée.').waitFor();
	await office.reload({ waitUntil: 'networkidle' });
	await office.getByText('1 personne l’a ouvert : elle saura').waitFor();
	await office.getByRole('button', { name: 'Retirer' }).click();
	await office.getByText('les familles qui l’ont vu sont prévenues').waitFor();

	await home.reload();
	await home.getByText('L’école a retiré un message.').waitFor();
	await phone.setOffline(true);
	await home.reload();
	await home.getByText('L’école a retiré un message.').waitFor();
	expect(await home.getByText('Vendredi, la classe va au musée.').count()).toBe(0);
});
