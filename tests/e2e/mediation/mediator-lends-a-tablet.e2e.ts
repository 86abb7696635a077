import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCALES } from '../../../src/lib/domain/shared/locale';
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
let desk: BrowserContext;
let phone: BrowserContext;

beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveSchool(NOW, ['mediator']);
	desk = await staffDesk(browser, server);
	phone = await familyPhone(browser, server);
});
afterAll(async () => {
	await desk?.close();
	await phone?.close();
	await server?.stop();
	await browser?.close();
});

const notice = (page: Page, text: string | RegExp) =>
	page.getByRole('status').filter({ hasText: text }).first().waitFor();

test('a tablet is lent, agreed to on the phone, given back; a second return is told', async () => {
	const office = await desk.newPage();
	await office.goto(`${server.origin}/mediation/materiel`);
	await office.getByText('Aucun prêt en cours').waitFor();
	await office.goto(`${server.origin}/mediation/materiel/inventaire/nouveau`);
	await office.getByLabel('Type').selectOption('tablet');
	await office.getByLabel('Nom qui le distingue').fill('Tablette 12');
	await office.getByRole('button', { name: 'Enregistrer' }).click();
	await office.getByRole('link', { name: 'Prêter Tablette 12' }).click();
	await office.getByLabel('Famille', { exact: true }).fill('Amina');
	await office.getByRole('option', { name: /ESSAI/ }).first().click();
	await office.getByLabel('À rendre le').fill('2026-11-27');
	await screenshot(office, 'mediation/materiel-preter');
	await office.getByRole('button', { name: 'Prêter' }).click();
	await office.getByRole('heading', { name: 'Tablette 12' }).waitFor();
	await screenshot(office, 'mediation/materiel-pret');
	const address = office.url();

	// On her phone: the message of the loan leads to what she is asked.
	const home = await phone.newPage();
	await home.goto(server.origin);
	await home.getByRole('link', { name: /Il faut rendre la tablette/ }).tap();
	await home.getByRole('link', { name: 'Ce que l’école vous prête' }).tap();
	await home.getByRole('link', { name: 'J’accepte' }).tap();
	await home.waitForURL('**/materiel/pret/**');
	await screenshot(home, 'famille/materiel-pret-fr-avant');
	await home.getByRole('button', { name: 'J’accepte' }).tap();
	await home.getByText('Vous avez accepté').waitFor();

	await office.reload();
	await office.getByText('Sur son téléphone').waitFor();

	// The day before it is due, she is reminded in open hours.
	server.setClock('2026-11-26T17:00:00+01:00');
	await expect
		.poll(
			async () => {
				await home.goto(server.origin);
				return home.getByRole('link', { name: /Il faut rendre la tablette/ }).allInnerTexts();
			},
			{ timeout: 20_000 }
		)
		.toEqual([expect.stringContaining('demain')]);
	await screenshot(home, 'famille/materiel-rappel-fr');

	// Two colleagues have the loan before their eyes; both note the return.
	await desk.close();
	desk = await staffDesk(browser, server, 'evening');
	const [evening, colleague] = [await desk.newPage(), await desk.newPage()];
	await evening.goto(address);
	await colleague.goto(address);
	await evening.getByRole('button', { name: 'Usé' }).click();
	await notice(evening, 'Tablette 12');
	await colleague.getByRole('button', { name: 'Bon état' }).click();
	await colleague.getByRole('alert').waitFor();
	expect(await colleague.getByRole('alert').innerText()).toContain('déjà rendu');
	await screenshot(colleague, 'mediation/materiel-rendu-deux-fois');

	// A mistake: undone, and the tablet is out again.
	await evening.getByRole('button', { name: 'Annuler' }).click();
	await notice(evening, 'le retour est annulé');
	await evening.goto(`${server.origin}/mediation/materiel`);
	await screenshot(evening, 'mediation/materiel-prets');
	await evening.getByRole('button', { name: 'Rendu' }).click();
	await notice(evening, 'retour noté');

	// Nothing is asked of her any more.
	await home.goto(`${server.origin}/materiel`);
	await home.getByText('C’est rendu').waitFor();
	await home.goto(server.origin);
	expect(await home.getByText('Il faut rendre la tablette').count()).toBe(0);
});

test('a paper is entered in seconds, and the card says how she wants to be told', async () => {
	const office = await desk.newPage();
	await office.goto(`${server.origin}/mediation/premieres-connexions`);
	await office.locator('tbody th a').first().click();
	await office.getByRole('link', { name: 'Répondre avec la famille' }).click();
	await screenshot(office, 'mediation/materiel-questionnaire');
	await office.getByText('Je recopie sa feuille').click();
	for (const answer of ['Un téléphone', 'Deux enfants', 'Pas encore', 'Par un appel', 'Le soir']) {
		await office.getByRole('radio', { name: answer, exact: true }).check();
	}
	await office.getByRole('button', { name: 'Enregistrer' }).click();
	await notice(office, 'sont enregistrées');
	await office.getByRole('link', { name: 'Retour' }).click();
	await office.getByText('Prévenir par un appel').waitFor();
	await office.getByText('Plutôt le soir').waitFor();
	await screenshot(office, 'mediation/carte-equipement');
	await office.goto(`${server.origin}/mediation/materiel/besoins`);
	await office.getByText(/1 foyer a répondu/).waitFor();
	await screenshot(office, 'mediation/materiel-besoins');
	await office.goto(`${server.origin}/mediation/materiel/questionnaire?langue=ti`);
	await screenshot(office, 'mediation/materiel-feuille-ti');
});

test('the sheet to fill in is one page in every language', async () => {
	const office = await desk.newPage();
	await office.emulateMedia({ media: 'print' });
	const tooLong: string[] = [];
	for (const locale of LOCALES) {
		await office.goto(`${server.origin}/mediation/materiel/questionnaire?langue=${locale}`);
		const sheet = office.locator('.sheet');
		const [page, all] = await sheet.evaluate((one) => [one.clientHeight, one.scrollHeight]);
		if (all! > page!) tooLong.push(`${locale}: ${all} > ${page}`);
	}
	expect(tooLong).toEqual([]);
});
