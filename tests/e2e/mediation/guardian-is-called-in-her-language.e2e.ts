import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
/** Headers and inlined styles included (QUALITY « Performance »). */
const FIRST_RESPONSE = 14_600;

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

/** A photograph that the browser makes, with something said in it, as a camera does. */
async function photograph(page: Page): Promise<Buffer> {
	const base64 = await page.evaluate(() => {
		const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 600 });
		const pen = canvas.getContext('2d')!;
		pen.fillStyle = '#c8753a';
		pen.fillRect(0, 0, 900, 600);
		pen.fillStyle = '#3a2a20';
		pen.arc(450, 300, 180, 0, 7);
		pen.fill();
		return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!;
	});
	const jpeg = Buffer.from(base64, 'base64');
	const said = Buffer.from('Exif\0\0GPS 48.8566 N');
	const head = Buffer.from([0xff, 0xe1, 0, said.length + 2]);
	return Buffer.concat([jpeg.subarray(0, 2), head, said, jpeg.subarray(2)]);
}

test('the office shows a face, a guardian asks to be called in her language, and is called', async () => {
	const desk = await staffDesk(browser, server);
	contexts.push(desk);
	const office = await desk.newPage();
	await office.goto(`${server.origin}/mediation/ecole`);
	await office.getByRole('link', { name: 'Choisir les personnes' }).click();
	await office.getByRole('link', { name: 'Ajouter une personne' }).click();
	await office.getByLabel('Nom', { exact: true }).fill('Nadia Test');
	await office.getByLabel('Fonction').selectOption('mediator');
	await office.getByLabel('Turc').check();
	const picture = office.getByLabel(/Photo/);
	await picture.setInputFiles({
		name: 'photo.jpg',
		mimeType: 'image/jpeg',
		buffer: await photograph(office)
	});
	// The browser has made it a small square before it leaves.
	await expect
		.poll(() => picture.evaluate((field: HTMLInputElement) => field.files?.[0]?.name))
		.toBe('visage.jpg');
	await office.getByRole('button', { name: 'Enregistrer' }).click();
	await office.getByText('à l’accueil', { exact: true }).waitFor();
	await screenshot(office, 'mediation/aide');
	await office.goto(`${server.origin}/mediation/ecole/demarches`);
	await office.locator('#opens-bourses').fill('2026-11-01');
	await office.locator('#closes-bourses').fill('2026-11-30');
	await office.locator('#url-bourses').fill('https://bourses.example.org/');
	await office.getByRole('button', { name: 'Enregistrer Bourses' }).click();
	await office.getByRole('alert').getByText('officiel').waitFor();
	await office.locator('#url-bourses').fill('https://teleservices.education.gouv.fr/');
	await office.getByRole('button', { name: 'Enregistrer Bourses' }).click();
	await office.getByText('montré aux familles', { exact: true }).waitFor();
	await screenshot(office, 'mediation/demarches');

	const phone = await familyPhone(browser, server);
	contexts.push(phone);
	const home = await phone.newPage();
	await home.goto(`${server.origin}/bienvenue?next=/aide`);
	await home.locator('button[value="ar"]').click();
	await home.waitForURL('**/aide');
	const first = await home.goto(`${server.origin}/`);
	const sizes = await first!.request().sizes();
	expect(sizes.responseBodySize + sizes.responseHeadersSize).toBeLessThanOrEqual(FIRST_RESPONSE);
	const face = home.locator('img.face');
	await face.scrollIntoViewIfNeeded();
	await expect.poll(() => face.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(224);
	const bytes = await (
		await phone.request.get(server.origin + (await face.getAttribute('src')))
	).body();
	expect(bytes.length).toBeLessThanOrEqual(100_000);
	expect(bytes.includes('GPS')).toBe(false);
	await home.getByText('teleservices.education.gouv.fr').waitFor();
	await screenshot(home, 'famille/accueil-demarche');

	// Two taps: call me in my language, and when.
	await home.goto(`${server.origin}/aide`);
	await screenshot(home, 'famille/aide-personne');
	await home.locator('summary').first().tap();
	await screenshot(home, 'famille/aide-quand');
	await home.locator('form:has([value="morning"]) button').tap();
	await home.locator('[aria-pressed]').first().waitFor();
	await screenshot(home, 'famille/aide-demande');

	await office.goto(`${server.origin}/mediation/a-appeler/rappels`);
	await office.getByText('Interprète à trouver').waitFor();
	await office.getByText('libre en ce moment', { exact: true }).waitFor();
	await office.getByRole('button', { name: 'Je m’en occupe' }).click();
	await office.getByText('Vous appelez Amina ESSAI.').waitFor();
	await office.getByRole('button', { name: 'Interprète trouvé' }).click();
	await office.getByText('Interprète trouvé pour Amina ESSAI.').waitFor();
	await office.getByRole('button', { name: 'Pas de réponse' }).click();
	await office.getByText(/1 essai/).waitFor();
	await screenshot(office, 'mediation/rappels');
	await office.getByRole('button', { name: 'On s’est parlé' }).click();
	await office.getByText('Noté').waitFor();
	await office.getByText('Personne n’attend d’appel').waitFor();

	// A wrong tap is undone rather than feared.
	await office.getByRole('button', { name: 'Annuler' }).click();
	await office.getByRole('button', { name: 'On s’est parlé' }).waitFor();
});
