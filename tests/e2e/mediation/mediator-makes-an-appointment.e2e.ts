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
	server = await serveSchool(NOW, ['mediator']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

test('a family is told of an appointment in Arabic, then that it has changed, then that it is off', async () => {
	const phone = await familyPhone(browser, server);
	contexts.push(phone);
	const home = await phone.newPage();
	await home.goto(`${server.origin}/bienvenue?next=/`);
	await home.locator('button[value="ar"]').click();
	await home.locator('html[lang="ar"]').waitFor();

	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();
	await office.goto(`${server.origin}/mediation/premieres-connexions`);
	await office.getByRole('link', { name: 'ESSAI Amina' }).click();
	await office.getByRole('link', { name: 'Rendez-vous', exact: true }).click();
	await office.getByLabel('Jour').fill('2026-11-26');
	await office.getByLabel('Heure').fill('14:00');
	await office.getByLabel('Lieu').fill('Bureau 12');
	await office.getByLabel('Langue pour laquelle').selectOption('ar');
	await office.getByRole('button', { name: 'Fixer le rendez-vous' }).click();
	await office.getByText('La famille est prévenue (Arabe)').waitFor();
	await office.getByText('Rappel prévu mercredi 25 novembre').waitFor();
	await screenshot(office, 'mediation/rendez-vous-un');

	await home.goto(`${server.origin}/`);
	const said = home.locator('article, .card').filter({ hasText: 'الوسيط' }).first();
	await said.waitFor();
	expect(await said.innerText()).toContain('14:00');
	expect(await said.innerText()).toContain('Bureau 12');
	await screenshot(home, 'famille/rendez-vous-ar');

	await office.getByLabel('Heure').fill('15:30');
	await office.getByRole('button', { name: 'Enregistrer les changements' }).click();
	await office.getByText('Rendez-vous modifié.').waitFor();
	await home.goto(`${server.origin}/`);
	await home.getByText('تغيّر موعدكم').first().waitFor();
	expect(await home.getByText('14:00').count()).toBe(0);

	await office.goto(`${server.origin}/mediation/accompagnements/rendez-vous`);
	await office.getByText('Interprète à trouver : Arabe').waitFor();
	await office.getByRole('button', { name: 'Trouvé' }).click();
	await office.getByText('Interprète trouvé pour Amina ESSAI.').waitFor();
	await office.getByRole('button', { name: 'Venu Amina ESSAI', exact: true }).click();
	await office.getByText('Amina ESSAI : venu.').waitFor();
	await office.getByRole('button', { name: 'Annuler' }).click();
	await office.getByText('Amina ESSAI : pas encore dit.').waitFor();
	await screenshot(office, 'mediation/rendez-vous');

	await office.getByRole('link', { name: 'Amina ESSAI' }).click();
	await office.getByRole('button', { name: 'Annuler le rendez-vous' }).click();
	await office.getByText('Rendez-vous annulé.').waitFor();
	await home.goto(`${server.origin}/`);
	await home.getByText('تم إلغاء موعدكم').first().waitFor();
	await screenshot(home, 'famille/rendez-vous-annule-ar');
});

test('somebody who is not on file is told by nobody: the screen says so and gives a slip', async () => {
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();
	await office.goto(`${server.origin}/mediation/accompagnements/rendez-vous/nouveau`);
	await office.getByText('Ou quelqu’un qui n’est pas au fichier').click();
	await office.getByLabel('Prénom').fill('Awa');
	await office.getByLabel('Jour').fill('2026-11-28');
	await office.getByLabel('Heure').fill('10:00');
	await office.getByRole('button', { name: 'Fixer le rendez-vous' }).click();
	await office.getByText('Personne n’est prévenu : Awa n’est pas au fichier').waitFor();
	await office.getByText('L’école est fermée à ce moment-là.').waitFor();
	await office.getByRole('link', { name: 'Imprimer un papier' }).click();
	await office.getByText('Vous avez rendez-vous avec le médiateur').waitFor();
	await screenshot(office, 'mediation/rendez-vous-papier');
});
