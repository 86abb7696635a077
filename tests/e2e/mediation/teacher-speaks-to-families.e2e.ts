import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { webmFilm } from '../../factories/sounds';
import { launchBrowser, screenshot } from '../../support/browser';
import { complaintsOf, expectAccessible } from '../../support/page-checks';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const SUBJECT = 'Rendez-vous pour Inès';

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
	browser = await launchBrowser(MICROPHONE);
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(NOW, ['teacher']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function opened(context: Promise<BrowserContext>): Promise<Page> {
	contexts.push(await context);
	return contexts.at(-1)!.newPage();
}

/** The page where a message is written, for Inès. */
async function compose(): Promise<Page> {
	const page = await opened(staffDesk(browser, server));
	await page.goto(`${server.origin}/mediation/messages/nouveau/message`, {
		waitUntil: 'networkidle'
	});
	await page.getByLabel('Un élève').check();
	await page.locator('select[name=pupil]').selectOption({ index: 1 });
	return page;
}

async function record(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^(Parler|Recommencer)$/ }).click();
	await page.getByText('Parlez maintenant.').waitFor();
	await page.locator('.time', { hasText: '0:02' }).waitFor();
	await page.getByRole('button', { name: 'Arrêter', exact: true }).click();
	await page.getByRole('button', { name: 'Recommencer' }).waitFor();
}

/** Presses a button that plays, and waits until all was heard. */
async function hear(page: Page, address: RegExp): Promise<void> {
	const button = page.locator('.spoken .say');
	const [answer] = await Promise.all([
		page.waitForResponse((response) => address.test(response.url())),
		button.click()
	]);
	expect(answer.status()).toBe(200);
	expect(answer.headers()['content-type']).toMatch(/^audio\//);
	await page.locator('.spoken .say[aria-pressed=false]').waitFor();
}

test('a teacher says a message in Wolof; the family hears it, also without network, and answers aloud', async () => {
	const desk = await compose();
	const complaints = complaintsOf(desk);
	await desk.getByLabel('Objet').fill(SUBJECT);
	await record(desk);
	await desk.getByLabel('Langue parlée').selectOption('wo');
	await expectAccessible(desk, 'composer');
	await screenshot(desk, 'mediation/message-parle');
	await desk.getByRole('button', { name: 'Envoyer' }).click();
	await desk.getByText('C’est envoyé.').waitFor();
	await desk.getByRole('link', { name: SUBJECT }).first().click();
	await desk.getByText('langue parlée', { exact: false }).waitFor();
	expect(complaints).toEqual([]);

	const phone = await opened(familyPhone(browser, server));
	await phone.goto(server.origin);
	await phone.evaluate(() => navigator.serviceWorker.ready.then(() => null));
	await phone.getByRole('link', { name: /Message de/ }).click();
	await phone.getByText('Wolof').waitFor();
	await screenshot(phone, 'famille/message-parle-fr');
	await phone.reload();
	await phone.waitForFunction(async () => (await (await caches.open('pages')).keys()).length > 0);
	await hear(phone, /\/messages\/[\w-]+\/voix$/);

	const family = contexts.at(-1)!;
	await family.setOffline(true);
	await phone.reload();
	await phone.locator('.spoken .say').click();
	await phone.locator('.spoken .said').waitFor();
	await phone.locator('.spoken .say[aria-pressed=false]').waitFor();
	await phone.getByText('Répondre avec ma voix').click();
	await phone.getByRole('button', { name: 'Parler' }).click();
	await phone.waitForTimeout(1500);
	await phone.getByRole('button', { name: 'J’ai fini' }).click();
	await phone.getByRole('button', { name: 'Envoyer' }).click();
	await phone.getByText('Gardé sur ce téléphone').waitFor();
	await family.setOffline(false);
	// Sent: said where the form was, or by the page that an answer still on its way leads to.
	await phone.getByText('Gardé sur ce téléphone').waitFor({ state: 'detached' });

	await desk.reload({ waitUntil: 'networkidle' });
	await desk.getByRole('heading', { name: '1 réponse' }).waitFor();
	const answers = desk.locator('section', { hasText: '1 réponse' });
	const [heard] = await Promise.all([
		desk.waitForResponse((response) => /reponses\/[\w-]+\/voix$/.test(response.url())),
		answers.getByRole('button', { name: /Écouter/ }).click()
	]);
	expect([200, 206]).toContain(heard.status());
	expect(heard.headers()['content-type']).toBe('audio/webm');
	expect(heard.headers()['cache-control']).toBe('private, no-store');
	await answers.getByRole('button', { name: /Arrêter/ }).waitFor();
	await expectAccessible(desk, 'a message and its answers');
	await screenshot(desk, 'mediation/message-reponses');
	await answers.getByRole('button', { name: 'Écouté', exact: true }).click();
	await answers.getByText('Traité').waitFor();
	expect(complaints).toEqual([]);
});

test('what was said stays with the form that is put right; what is no voice is refused', async () => {
	const page = await compose();
	await record(page);
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('Écrivez l’objet du message.').first().waitFor();
	await page.getByText('Enregistrement joint').waitFor();
	await page.getByRole('button', { name: 'Retirer l’enregistrement' }).click();
	await page.getByLabel('Objet').fill(SUBJECT);
	await page.locator('input[name=voice]').setInputFiles({
		name: 'film.webm',
		mimeType: 'audio/webm',
		buffer: Buffer.from(webmFilm())
	});
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('Ce fichier contient des images.').first().waitFor();
	expect(await page.getByLabel('Objet').inputValue()).toBe(SUBJECT);
	await screenshot(page, 'mediation/message-parle-refuse');
});
