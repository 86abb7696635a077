import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import { fakeProvider, type FakeProvider } from '../../support/fake-provider';
import { complaintsOf, expectAccessible } from '../../support/page-checks';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const PAGE = '/mediation/ecole/traduction';

let browser: Browser;
let server: ServedSchool;
let provider: FakeProvider;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
	[browser, provider] = await Promise.all([launchBrowser(), fakeProvider()]);
});
afterAll(async () => {
	await browser?.close();
	await provider?.close();
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

test('a head reads where texts go, lets the machine translate, and takes it back; families are told', async () => {
	const { host } = new URL(provider.origin);
	server = await serveSchool(TUESDAY, ['head'], {
		TRANSLATION_ENGINE: 'libretranslate',
		TRANSLATION_URL: provider.origin
	});
	const still = { reducedMotion: 'reduce' } as const;
	const desk = await staffDesk(browser, server, 'staff', still);
	const phone = await familyPhone(browser, server);
	contexts.push(desk, phone);
	const [page, family] = [await desk.newPage(), await phone.newPage()];
	const complaints = complaintsOf(page);
	const told = family.getByRole('heading', { name: 'Traduction par une machine' });
	await page.goto(`${server.origin}/mediation/ecole`, { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: 'Choisir pour la traduction' }).click();
	await page.getByText('Aucun texte de l’école ne part').waitFor();
	await page.getByText(`Les textes partent à cette adresse\u00a0: ${host}.`).waitFor();
	await screenshot(page, 'mediation/traduction');
	await expectAccessible(page, 'traduction');
	await family.goto(`${server.origin}/confidentialite`);
	expect(await told.count()).toBe(0);

	await page.getByRole('link', { name: 'Laisser LibreTranslate traduire nos textes' }).click();
	await page.getByRole('heading', { name: 'Laisser LibreTranslate traduire' }).waitFor();
	await screenshot(page, 'mediation/traduction-confirmer');
	await expectAccessible(page, 'traduction, confirmer');
	await page.getByRole('button', { name: 'Oui, la laisser traduire' }).click();
	await page.getByText('C’est noté. Les traductions arrivent.').waitFor();
	await page.getByText('Une machine traduit', { exact: true }).waitFor();
	await page.getByText(/LibreTranslate \(.*\), choisie par Claire/).waitFor();
	await screenshot(page, 'mediation/traduction-choisie');
	await expectAccessible(page, 'traduction, choisie');
	await family.reload();
	await told.waitFor();
	await family.getByText(`LibreTranslate (${host})`).waitFor();
	await screenshot(family, 'famille/confidentialite-machine');

	await page.getByRole('link', { name: 'Ne plus laisser partir nos textes' }).click();
	await page.getByRole('button', { name: 'Oui, arrêter' }).click();
	await page.getByText('C’est noté. Plus aucun texte ne part.').waitFor();
	await page.getByText('Aucun texte de l’école ne part').waitFor();
	await family.reload();
	expect(await told.count()).toBe(0);
	expect(complaints).toEqual([]);
});

test('without script, on a phone, and the machine was changed since the page was opened: nothing is chosen', async () => {
	server = await serveSchool(TUESDAY, ['head'], {
		TRANSLATION_ENGINE: 'libretranslate',
		TRANSLATION_URL: provider.origin
	});
	const desk = await staffDesk(browser, server, 'staff', {
		javaScriptEnabled: false,
		viewport: { width: 360, height: 640 }
	});
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(`${server.origin}${PAGE}?confirmer=accepter`);
	await screenshot(page, 'mediation/traduction-360');
	await page.locator('input[name=engine]').evaluate((field: HTMLInputElement) => {
		field.value = 'deepl@api.deepl.com';
	});
	await page.getByRole('button', { name: 'Oui, la laisser traduire' }).click();
	await page.getByRole('alert').getByText('L’installation a changé de machine').waitFor();
	await page.getByRole('link', { name: 'Laisser LibreTranslate traduire nos textes' }).click();
	await page.getByRole('button', { name: 'Oui, la laisser traduire' }).click();
	await page.getByText('C’est noté.').waitFor();
});

test('an installation without a machine says so, and what families have all the same', async () => {
	server = await serveSchool(TUESDAY, ['head']);
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(server.origin + PAGE, { waitUntil: 'networkidle' });
	await page.getByText('Aucune machine n’est installée').waitFor();
	await screenshot(page, 'mediation/traduction-aucune');
	await expectAccessible(page, 'traduction, aucune');
	await page.getByRole('link', { name: 'Ouvrir les traductions' }).click();
	await page.getByText('Rien à relire').waitFor();
	await screenshot(page, 'mediation/langues-vide');
});

test('a secretary decides nothing of it: for her the page is not there', async () => {
	server = await serveSchool(TUESDAY, ['secretary']);
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const page = await desk.newPage();
	expect((await page.goto(server.origin + PAGE))!.status()).toBe(404);
});
