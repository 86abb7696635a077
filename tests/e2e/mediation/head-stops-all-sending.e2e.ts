import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { staffRole } from '../../../src/lib/server/db/schema/staff';
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
	server = await serveSchool(TUESDAY, ['head']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function seesMessage(home: Page): Promise<boolean> {
	await home.goto(`${server.origin}/messages`);
	return (await home.getByText('Sortie au musée').count()) > 0;
}

test('in two taps nothing leaves the school any more; resumed, what waited leaves', async () => {
	const [desk, phone] = [await staffDesk(browser, server), await familyPhone(browser, server)];
	contexts.push(desk, phone);
	const [office, home] = [await desk.newPage(), await phone.newPage()];
	await office.goto(`${server.origin}/mediation/ateliers`, { waitUntil: 'networkidle' });

	// First tap: what stops and what goes on. Second tap: stopped.
	await office.getByRole('link', { name: 'Arrêter les envois' }).click();
	await office.getByRole('heading', { name: 'Arrêter tous les envois' }).waitFor();
	await office.getByText('Aucun SMS n’est envoyé.').waitFor();
	await office.getByText('Ce qu’elles écrivent arrive à l’école.').waitFor();
	await screenshot(office, 'mediation/arret');
	await office.getByRole('button', { name: 'Tout arrêter maintenant' }).click();
	await office.getByRole('heading', { name: 'Les envois sont arrêtés', exact: true }).waitFor();
	await office.getByText('Depuis le mardi 24 novembre à 10:00').first().waitFor();
	await screenshot(office, 'mediation/arret-fait');

	// Every page says so, and whoever composes knows that it will wait.
	await office.goto(`${server.origin}/mediation/messages/nouveau/message`, {
		waitUntil: 'networkidle'
	});
	await office.getByText('Les envois de l’école sont arrêtés.').waitFor();
	await office.getByText('partira quand ils reprendront').waitFor();
	await office.getByLabel('Toute l’école').check();
	await office.getByLabel('Objet').fill('Sortie au musée');
	await office.getByLabel('Message', { exact: true }).fill('Vendredi, la classe va au musée.');
	await screenshot(office, 'mediation/arret-composer');
	await office.getByRole('button', { name: 'Enregistrer' }).click();
	await office.getByText('Les familles le verront quand les envois reprendront.').waitFor();
	await office.getByText('Part à la reprise des envois').waitFor();
	await screenshot(office, 'mediation/arret-liste');
	expect(await seesMessage(home)).toBe(false);

	await office.getByRole('complementary').getByRole('link', { name: 'Reprendre' }).click();
	await office.getByText('1 écrit de l’école').waitFor();
	await office.getByRole('button', { name: 'Reprendre les envois' }).click();
	await office.getByText('Les envois ont repris.').waitFor();
	expect(await office.getByText('Les envois de l’école sont arrêtés.').count()).toBe(0);
	await expect.poll(() => seesMessage(home), { timeout: 20_000, interval: 500 }).toBe(true);
});

test('who may not stop sending has no way to it, and is told that it is stopped', async () => {
	const office = await staffDesk(browser, server);
	contexts.push(office);
	const page = await office.newPage();
	await page.goto(`${server.origin}/mediation/ecole`, { waitUntil: 'networkidle' });
	await page.getByRole('main').getByRole('link', { name: 'Arrêter les envois' }).click();
	await page.getByRole('button', { name: 'Tout arrêter maintenant' }).click();
	await page.getByRole('heading', { name: 'Les envois sont arrêtés', exact: true }).waitFor();
	await server.look((db) =>
		db.transaction(SYSTEM, (tx) => tx.update(staffRole).set({ role: 'teacher' }))
	);
	await page.goto(`${server.origin}/mediation/messages`);
	await page.getByText('Les envois de l’école sont arrêtés.').waitFor();
	expect(await page.getByRole('link', { name: 'Reprendre les envois' }).count()).toBe(0);
	expect((await page.goto(`${server.origin}/mediation/ecole/arret`))?.status()).toBe(404);
});
