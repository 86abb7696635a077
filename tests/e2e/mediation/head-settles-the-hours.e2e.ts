import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { staffRole } from '../../../src/lib/server/db/schema/staff';
import { launchBrowser, screenshot } from '../../support/browser';
import { expectAccessible } from '../../support/page-checks';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

const SATURDAY = new Date('2026-11-28T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(SATURDAY, ['head']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function office(options: Parameters<typeof staffDesk>[3] = {}): Promise<Page> {
	const desk = await staffDesk(browser, server, 'staff', options);
	contexts.push(desk);
	return desk.newPage();
}

async function write(page: Page): Promise<void> {
	await page.goto(`${server.origin}/mediation/messages/nouveau/message`);
	await page.getByLabel('Toute l’école').check();
	await page.getByLabel('Objet').fill('Sortie au musée');
	await page.getByLabel('Message', { exact: true }).fill('Vendredi, la classe va au musée.');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await page.waitForURL('**/mediation/messages?ecrit=*');
}

test.each([true, false])(
	'a head makes the evenings longer, and what waits moves (script: %s)',
	async (javaScriptEnabled) => {
		const page = await office({ javaScriptEnabled });
		await write(page);
		await page.goto(`${server.origin}/mediation/ecole`);
		await page.getByRole('link', { name: 'Heures et délais' }).click();
		await page.getByRole('heading', { name: 'Droit à la déconnexion', level: 1 }).waitFor();
		await page.getByText('Fermé en ce moment. Ouverture lundi 30 novembre à 07:00').waitFor();
		await page.getByText('envoi attend l’ouverture').waitFor();
		await page.getByText('lundi : ouvert de 07:00 à 20:00').waitFor({ state: 'attached' });
		await screenshot(page, `mediation/deconnexion${javaScriptEnabled ? '' : '-sans-script'}`);

		await page.getByRole('radio', { name: /Enfants et écrans/ }).check();
		await page.getByLabel('À l’ouverture, prévenir les familles en').selectOption('30 minutes');
		if (javaScriptEnabled) {
			await page.getByText('lundi : ouvert de 07:30 à 19:00').waitFor({ state: 'attached' });
		}
		await page.getByRole('button', { name: 'Enregistrer' }).click();
		await page.getByText('1 envoi attend : départ lundi 30 novembre à 07:30').waitFor();
		await page.getByText('lundi : ouvert de 07:30 à 19:00').waitFor({ state: 'attached' });
		await screenshot(page, 'mediation/deconnexion-fait');

		await page.getByRole('button', { name: 'Annuler' }).click();
		await page.getByText('1 envoi attend : départ lundi 30 novembre à 07:00').waitFor();
		expect(await page.getByLabel('prévenir les familles en').inputValue()).toBe('10');
	}
);

test.each([true, false])(
	'own hours, day by day; beyond the report’s, it is said first (script: %s)',
	async (javaScriptEnabled) => {
		const page = await office({ javaScriptEnabled });
		await page.goto(`${server.origin}/mediation/ecole/deconnexion`, { waitUntil: 'networkidle' });
		await page.getByRole('radio', { name: /Nos propres heures/ }).check();
		await page.getByLabel('Ouvre à, lundi').fill('06:30');
		await page.getByLabel('Ferme à, mardi').fill('06:00');
		await page.getByRole('checkbox', { name: 'mercredi' }).uncheck();
		await page.getByRole('button', { name: 'Enregistrer' }).click();

		await page.getByRole('alert').waitFor();
		const mistake = page.getByRole('alert').getByRole('link');
		expect(await mistake.innerText()).toBe('L’heure de fermeture doit être après l’ouverture.');
		expect(await page.getByLabel('Ouvre à, lundi').inputValue()).toBe('06:30');
		expect(await page.getByLabel('Ferme à, mardi').inputValue()).toBe('06:00');
		expect(await page.getByRole('checkbox', { name: 'mercredi' }).isChecked()).toBe(false);
		await screenshot(page, 'mediation/deconnexion-erreur');

		await page.getByLabel('Ferme à, mardi').fill('17:00');
		await page.getByRole('button', { name: 'Enregistrer' }).click();
		await page.getByText('lundi, de 06:30 à 20:00').waitFor();
		await screenshot(page, `mediation/deconnexion-large${javaScriptEnabled ? '' : '-sans-script'}`);
		if (javaScriptEnabled) await expectAccessible(page, 'hours beyond the report’s');
		await page.getByRole('button', { name: 'Enregistrer ces heures quand même' }).click();
		await page.getByText('C’est enregistré. Rien n’attendait.').waitFor();
		await page.getByText('mercredi : fermé').waitFor({ state: 'attached' });
		await page.getByText('mardi : ouvert de 07:00 à 17:00').waitFor({ state: 'attached' });
	}
);

test('a teacher sees the hours, and settles nothing', async () => {
	const page = await office();
	await server.look((db) =>
		db.transaction(SYSTEM, (tx) => tx.update(staffRole).set({ role: 'teacher' }))
	);
	await page.goto(`${server.origin}/mediation/ecole/deconnexion`);
	await page.getByText('Ces heures sont réglées par la direction.').waitFor();
	await page.getByText('Un SMS après 45 minutes, puis un appel après 1 heure.').waitFor();
	expect(await page.getByRole('button', { name: 'Enregistrer' }).count()).toBe(0);
	await screenshot(page, 'mediation/deconnexion-lecture');
	const answer = await page.request.post(
		`${server.origin}/mediation/ecole/deconnexion?/enregistrer`,
		{ form: { choice: 'screens-commission' }, headers: { origin: server.origin } }
	);
	expect(answer.ok()).toBe(true);
	await page.reload();
	await page.getByText('lundi : ouvert de 07:00 à 20:00').waitFor({ state: 'attached' });
});
