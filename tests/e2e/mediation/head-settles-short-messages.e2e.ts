import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { school } from '../../../src/lib/server/db/schema/directory';
import { smsMonth } from '../../../src/lib/server/db/schema/reach';
import { AxeBuilder } from '@axe-core/playwright';
import { launchBrowser, screenshot } from '../../support/browser';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

test('a head switches short messages on, sets what a month may cost, and sees what it did', async () => {
	server = await serveSchool(TUESDAY, ['head'], { SMS_GATEWAY: 'console', SMS_CONSOLE: 'on' });
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(`${server.origin}/mediation/ecole`, { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Régler les SMS et leur budget' }).click();
	await page.getByRole('heading', { name: 'SMS aux familles' }).waitFor();

	await page.getByLabel('Budget par mois, en euros').fill('beaucoup');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await page.getByRole('alert').getByText('Écrivez un montant en euros').waitFor();
	await page.getByLabel('Envoyer des SMS').check();
	await page.getByLabel('Budget par mois, en euros').fill('12,50');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await page.getByText('C’est enregistré.').waitFor();
	expect(await page.getByLabel('Budget par mois, en euros').inputValue()).toBe('12,50');
	expect(await page.getByLabel('Envoyer des SMS').isChecked()).toBe(true);

	const settings = await server.look((db) =>
		db.transaction(SYSTEM, async (tx) => {
			const [row] = await tx.select().from(school);
			await tx.insert(smsMonth).values({
				schoolId: row!.id,
				month: '2026-11',
				segments: 120,
				costMillieuros: 10_080
			});
			return row!.deliverySettings;
		})
	);
	expect(settings).toMatchObject({ sms: { isOn: true, monthlyBudgetCents: 1_250 } });
	await page.reload({ waitUntil: 'networkidle' });
	await page.getByText('80 % du budget de ce mois est dépensé.').waitFor();
	await page.getByRole('heading', { name: 'En novembre 2026' }).waitFor();
	await page.getByText('120 SMS facturés, à 0,084 € l’un').waitFor();
	await screenshot(page, 'mediation/sms');
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('a secretary does not spend money: for her the page is not there', async () => {
	server = await serveSchool(TUESDAY, ['secretary']);
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(`${server.origin}/mediation/ecole`, { waitUntil: 'networkidle' });
	expect(await page.getByRole('link', { name: 'Régler les SMS et leur budget' }).count()).toBe(0);
	const response = await page.goto(`${server.origin}/mediation/ecole/sms`);
	expect(response!.status()).toBe(404);
});
