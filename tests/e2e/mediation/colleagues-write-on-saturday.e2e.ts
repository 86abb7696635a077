import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

const SATURDAY = new Date('2026-11-28T10:00:00+01:00');
const MONDAY = new Date('2026-11-30T07:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(SATURDAY, ['teacher']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function team(
	options: Parameters<typeof staffDesk>[3],
	session: 'staff' | 'evening' = 'staff'
) {
	const desk = await staffDesk(browser, server, session, options);
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(`${server.origin}/mediation`);
	await page.getByRole('link', { name: 'Équipe' }).click();
	await page.getByRole('heading', { name: 'Équipe', level: 1 }).waitFor();
	return page;
}
const write = async (page: Page, text: string) => {
	await page.getByLabel('Le mot').fill(text);
	await page.getByRole('button', { name: 'Enregistrer, montrer à l’ouverture' }).click();
};

test.each([true, false])(
	'a note waits for Monday, is taken back and put back (script: %s)',
	async (javaScriptEnabled) => {
		const page = await team({ javaScriptEnabled });
		await page.getByText('Aucun mot pour le moment').waitFor();
		await page.getByText('Vos collègues verront ce mot lundi 30 novembre à 07:00').waitFor();
		await screenshot(page, 'mediation/equipe-vide');

		await write(page, '  ');
		await page.getByRole('alert').getByText('Écrivez le mot.').waitFor();
		await page.getByRole('radio', { name: 'Enseignants' }).check();
		await write(page, 'La salle 12 est prise lundi matin.');
		await page.getByText('Vos collègues le verront lundi 30 novembre à 07:00').waitFor();
		await page.getByText('Pour : Enseignants').waitFor();
		await page.getByText('Sera vu lundi 30 novembre à 07:00').waitFor();
		expect(await page.getByLabel('Le mot').inputValue()).toBe('');
		await screenshot(page, 'mediation/equipe');

		await page.getByRole('button', { name: 'Retirer' }).click();
		await page.getByText('Le mot est retiré. Personne ne l’a vu.').waitFor();
		await page.getByText('Aucun mot pour le moment').waitFor();
		await page.getByRole('button', { name: 'Annuler' }).click();
		await page.getByText('Le mot est remis.').waitFor();

		server.setClock(new Date(MONDAY.getTime() + 60_000));
		const later = await team({}, 'evening');
		await expect
			.poll(
				async () => {
					await later.reload();
					return later.getByText('Sera vu lundi').count();
				},
				{ timeout: 20_000, interval: 500 }
			)
			.toBe(0);
		await later.getByText('La salle 12 est prise lundi matin.').waitFor();
		expect(await later.getByRole('button', { name: 'Retirer' }).count()).toBe(0);
	}
);
