import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

/** A Thursday evening, the school being closed. */
const THURSDAY = new Date('2026-11-26T21:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(THURSDAY, ['secretary']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function openCalendar(options: Parameters<typeof staffDesk>[3] = {}): Promise<Page> {
	const desk = await staffDesk(browser, server, 'staff', options);
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(`${server.origin}/mediation/ecole`);
	await page.getByRole('link', { name: 'Calendrier de l’année' }).click();
	await page.getByRole('heading', { name: 'Année 2026-2027', level: 1 }).waitFor();
	return page;
}

test('a bridge is closed, seen in the year, and opened again', async () => {
	const page = await openCalendar();
	await page.getByText('Ouverture vendredi 27 novembre à 07:00').waitFor();
	await page.getByText('jeudi 10 septembre : ouvert de 07:00 à 20:00').waitFor();
	await page.getByText('mercredi 11 novembre : Armistice de 1918').waitFor();
	await screenshot(page, 'mediation/calendrier');

	await page.getByLabel('Premier jour fermé').fill('2026-11-27');
	await page.getByRole('button', { name: 'Fermer ces jours' }).click();
	await page.getByRole('alert').waitFor();
	await page.getByLabel('Pourquoi').fill('Pont de novembre');
	await page.getByRole('button', { name: 'Fermer ces jours' }).click();
	await page.getByText('Pont de novembre : c’est fermé').waitFor();
	await page.getByText('vendredi 27 novembre : Pont de novembre').waitFor();
	await page.getByText('Ouverture lundi 30 novembre à 07:00').waitFor();
	await screenshot(page, 'mediation/calendrier-pont');

	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('Ouverture vendredi 27 novembre à 07:00').waitFor();
	await page.getByText('Aucune cette année.').waitFor();
});

const ICS = [
	'BEGIN:VCALENDAR',
	'VERSION:2.0',
	...[
		['20260817', '20260818', 'Rentrée scolaire des élèves'],
		['20261010', '20261026', 'Vacances d’octobre'],
		['20261219', '20270125', 'Vacances d’été austral'],
		['20271009', '20271025', 'Vacances d’octobre']
	].flatMap(([from, until, name]) => [
		'BEGIN:VEVENT',
		`UID:${from}`,
		'DTSTAMP:20260101T000000Z',
		`DTSTART;VALUE=DATE:${from}`,
		`DTEND;VALUE=DATE:${until}`,
		`SUMMARY:${name}`,
		'END:VEVENT'
	]),
	'END:VCALENDAR',
	''
].join('\r\n');

test.each([true, false])(
	'a school of La Réunion is closed until it gives its calendar (script: %s)',
	async (javaScriptEnabled) => {
		const page = await openCalendar({ javaScriptEnabled });
		await page.getByLabel('Zone ou académie').selectOption('La Réunion');
		await page.getByLabel('Jours fériés').selectOption('La Réunion');
		await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
		await page.getByText('Cette école n’a pas encore de calendrier').waitFor();
		await page.getByText('Fermé : aucun calendrier ne dit quand l’école ouvre').waitFor();
		await screenshot(page, 'mediation/calendrier-sans');

		await page.getByLabel('Premier jour de classe').fill('2026-08-17');
		await page.getByLabel('Dernier jour de classe').fill('2027-07-02');
		const file = { name: 'reunion.ics', mimeType: 'text/calendar', buffer: Buffer.from(ICS) };
		await page.getByLabel('Fichier iCalendar').setInputFiles(file);
		await page.getByRole('button', { name: 'Lire le fichier' }).click();
		await page.getByText('Le fichier donne 2 périodes').waitFor();
		await page.getByText('Rentrée scolaire des élèves (jour de classe)').waitFor();
		await screenshot(page, 'mediation/calendrier-fichier');
		await page.getByRole('button', { name: 'Enregistrer cette année' }).click();
		await page.getByText('L’année est enregistrée.').waitFor();
		await page.getByText('lundi 12 octobre : Vacances d’octobre').waitFor();
		await page.getByText('dimanche 20 décembre : week-end').waitFor();
		await screenshot(page, 'mediation/calendrier-reunion');
		await page.getByRole('button', { name: 'Retirer l’année du 17 août 2026' }).click();
		await page.getByText('L’année est retirée.').waitFor();
		await page.getByRole('button', { name: 'Annuler' }).click();
		await page.getByText('lundi 12 octobre : Vacances d’octobre').waitFor();
		expect(await page.getByText('Cette école n’a pas encore de calendrier').count()).toBe(0);
	}
);
