import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, phone, screenshot } from '../../support/browser';
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
	server = await serveSchool(NOW, ['head']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

test('a workshop of the catalogue goes on the calendar, and who is invited to lead it answers by a link', async () => {
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();

	// One tap adds a workshop that is proposed, another puts it on the calendar.
	await office.goto(`${server.origin}/mediation/ateliers/catalogue`);
	await screenshot(office, 'mediation/catalogue-vide');
	await office.getByRole('button', { name: /Ajouter.*Protéger mon enfant en ligne/ }).click();
	await office.getByText('Ajouté au catalogue.').waitFor();
	await office.getByRole('link', { name: 'Mettre au calendrier' }).click();
	expect(await office.getByLabel('Thème').inputValue()).toBe('protect');
	await office.getByLabel('Jour').first().fill('2026-12-03');
	await office.getByLabel('De', { exact: true }).fill('17:30');
	await office.getByLabel('À', { exact: true }).fill('19:00');
	await office.getByLabel('Lieu').fill('CDI du collège');
	await office.getByRole('button', { name: /Créer et proposer/ }).click();
	await office.getByRole('heading', { name: 'Protéger', exact: true }).waitFor();
	const session = office.url().split('?')[0]!;

	await office.goto(`${server.origin}/mediation/ateliers/intervenants`);
	await office.getByRole('link', { name: 'Ajouter une personne' }).first().click();
	await office.getByLabel('Nom', { exact: true }).fill('Awa Diallo');
	await office.getByLabel('Domaine').selectOption('health');
	await office.getByLabel(/Téléphone/).fill('06 39 98');
	await office.getByRole('button', { name: 'Enregistrer' }).click();
	await office.getByRole('alert').waitFor();
	await office.getByLabel(/Téléphone/).fill('06 39 98 01 50');
	await office.getByLabel('Arabe').check();
	await office.getByLabel('Protéger').check();
	await screenshot(office, 'mediation/intervenant-nouveau');
	await office.getByRole('button', { name: 'Enregistrer' }).click();
	await office.getByRole('rowheader', { name: /Awa Diallo/ }).waitFor();
	await screenshot(office, 'mediation/intervenants');

	await office.goto(session);
	await office.getByRole('link', { name: 'Inviter un intervenant' }).click();
	await office.getByText('anime ce thème').waitFor();
	await office.getByRole('button', { name: /Inviter.*Awa Diallo/ }).click();
	await office.getByRole('heading', { name: 'Le lien de Awa Diallo' }).waitFor();
	const message = await office.getByRole('textbox').first().inputValue();
	const link = /http\S+#[\w-]{22}/.exec(message)![0];
	await screenshot(office, 'mediation/invitation');

	// No session, no cookie of a family: French and her language, one question.
	const hers = await phone(browser, { locale: 'fr-FR' });
	contexts.push(hers);
	const answer = await hers.newPage();
	await answer.goto(link);
	await answer.getByRole('button', { name: /Oui, je viens/ }).waitFor();
	expect(answer.url()).not.toContain('#');
	expect(await answer.locator('[lang="ar"]').first().getAttribute('dir')).toBe('rtl');
	await screenshot(answer, 'famille/intervenant');
	await answer.getByRole('button', { name: /Oui, je viens/ }).click();
	await answer.getByText('L’école sait que vous venez').waitFor();
	await screenshot(answer, 'famille/intervenant-oui');
	expect((await hers.cookies()).filter(({ name }) => name.startsWith('__Host-'))).toEqual([]);

	await office.goto(session);
	await office.getByText('vient', { exact: true }).waitFor();

	// She changes her mind, until the day.
	await answer.getByRole('button', { name: /Non, je ne peux pas/ }).click();
	await answer.getByText('L’école sait que vous ne venez pas').waitFor();
	await office.goto(`${server.origin}/mediation/ateliers/intervenants`);
	await office.getByText('ne vient pas à 1 séance').waitFor();

	// Cancelled: the link says so, and asks nothing.
	await office.goto(session);
	await office.getByRole('button', { name: 'Annuler la séance' }).click();
	await office.getByText(/Séance (annulée|retirée)/).waitFor();
	const again = await hers.newPage();
	await again.goto(link);
	await again.getByRole('alert').waitFor();
	expect(await again.getByRole('button').count()).toBe(0);
});

test('a link that is none opens nothing', async () => {
	const hers = await phone(browser, { locale: 'fr-FR' });
	contexts.push(hers);
	const page = await hers.newPage();
	await page.goto(`${server.origin}/intervenant#${'A'.repeat(22)}`);
	await page.getByText('Ce lien ne marche pas').waitFor();
	await page.goto(`${server.origin}/intervenant`);
	await page.getByText('Ouvrez le lien que l’école vous a envoyé.').waitFor();
});
