import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desktop, launchBrowser, screenshot } from '../../support/browser';
import { complaintsOf, expectAccessible } from '../../support/page-checks';
import {
	MEETING,
	MEETING_IN_TURKISH,
	OUTING,
	PRIVATE,
	serveReviewedSchool,
	type ReviewCookies
} from '../../support/reviewed-school';
import { phoneOf, type ServedFamily } from '../../support/served-family';
import { staffCookie } from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const OUTING_IN_TURKISH = 'Müze gezisi 8:30’da, 12 €.';

let browser: Browser;
let server: ServedFamily<ReviewCookies>;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
	server = await serveReviewedSchool(TUESDAY, ['mediator']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function desk(options: Parameters<typeof desktop>[1] = {}): Promise<Page> {
	// A colour that is half way is no colour to judge.
	const context = await desktop(browser, { reducedMotion: 'reduce', ...options });
	contexts.push(context);
	await context.addCookies([staffCookie(server.story.staff)]);
	return context.newPage();
}
const open = (page: Page, path: string) =>
	page.goto(server.origin + path, { waitUntil: 'networkidle' });
const words = (page: Page) => page.getByLabel('Traduction\u00a0: Turc');
const texts = (page: Page) => page.locator('.lines a').allInnerTexts();

test('a mediator goes through the list: mends what a machine lost, agrees with the rest, families read that she did', async () => {
	const page = await desk();
	const complaints = complaintsOf(page);
	await open(page, '/mediation');
	await page.getByRole('link', { name: 'Langues' }).click();
	await page.getByRole('heading', { name: 'Langues' }).waitFor();
	// What is for one family, and what is sensitive, is not hers.
	expect(await texts(page)).toEqual([OUTING, MEETING.replace('\n', ' ')]);
	for (const text of PRIVATE) expect(await page.content()).not.toContain(text);
	await page.getByText('La machine a perdu une date, une heure, un nom ou un chiffre.').waitFor();
	await expectAccessible(page, 'liste');
	await screenshot(page, 'mediation/langues-liste');

	await page.getByRole('link', { name: 'Commencer la relecture' }).click();
	await page.getByRole('heading', { name: 'Traduire\u00a0: Turc' }).waitFor();
	expect(await words(page).getAttribute('lang')).toBe('tr');
	await words(page).fill('Müze gezisi 12 €.');
	await page.keyboard.press('Control+Enter');
	await page.getByText('Il semble manquer quelque chose', { exact: true }).waitFor();
	expect(await page.locator('.caution li').allInnerTexts()).toEqual(['8h30']);
	expect(await words(page).inputValue()).toBe('Müze gezisi 12 €.');
	await expectAccessible(page, 'il manque');
	await screenshot(page, 'mediation/langues-manque');
	await words(page).fill(OUTING_IN_TURKISH);
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();

	await page.getByText('C’est enregistré. Voici le texte suivant.').waitFor();
	expect(await words(page).inputValue()).toBe(MEETING_IN_TURKISH);
	await expectAccessible(page, 'relecture');
	await screenshot(page, 'mediation/langues-relecture');
	await page.getByRole('button', { name: 'C’est juste' }).click();
	await page.getByText('C’est enregistré. Les familles lisent').waitFor();
	await page.getByText('Rien à relire').waitFor();
	await page.getByRole('link', { name: 'Relues', exact: true }).click();
	await page.getByText('Relue par une personne').first().waitFor();
	expect(await texts(page)).toHaveLength(3);
	// An action that answers by an error is a 400 in the console.
	expect(complaints.filter((one) => !/400/.test(one))).toEqual([]);

	const phone = await phoneOf(browser, server, server.story.family);
	contexts.push(phone);
	const family = await phone.newPage();
	await family.goto(`${server.origin}/messages`);
	await family.getByText(MEETING_IN_TURKISH).first().waitFor();
	await family.getByText('Çeviriyi bir kişi kontrol etti.').first().waitFor();
});

test('what was typed is kept when somebody else was faster, and may be saved after', async () => {
	const [slow, fast] = [await desk(), await desk()];
	for (const page of [slow, fast]) {
		await open(page, '/mediation/langues');
		await page.getByRole('link', { name: OUTING }).click();
		await words(page).waitFor();
	}
	await words(slow).fill('Müzeye 8:30, 12 €.');
	await words(fast).fill(OUTING_IN_TURKISH);
	await fast.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await fast.getByText('Voici le texte suivant').waitFor();
	await slow.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await slow.getByText('Ces mots viennent d’être enregistrés').waitFor();
	await slow.getByText(OUTING_IN_TURKISH).waitFor();
	expect(await words(slow).inputValue()).toBe('Müzeye 8:30, 12 €.');
	await screenshot(slow, 'mediation/langues-change');
	await slow.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await slow.getByText('Voici le texte suivant').waitFor();
});

test('without script, on a phone: a text of two lines is found right, a lost hour is kept on purpose', async () => {
	const page = await desk({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
	await open(page, '/mediation/langues?langue=tr');
	await screenshot(page, 'mediation/langues-liste-360');
	await page.getByRole('link', { name: 'La réunion des parents' }).click();
	await words(page).fill('Toplantı 26 Kasım, 18:00.\nBüyük salona gelin.');
	await screenshot(page, 'mediation/langues-relecture-360');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('Voici le texte suivant').waitFor();
	await page.getByRole('link', { name: 'Revoir le texte enregistré' }).click();
	await words(page).fill('Toplantı 26 Kasım.\nBüyük salona gelin.');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('18h', { exact: true }).first().waitFor();
	await page.getByRole('button', { name: 'Tout y est, enregistrer' }).click();
	await page.getByText('C’est enregistré').waitFor();
});

describe('the glossary', () => {
	test('says by an example what it is for, keeps words, and gives back what was taken out', async () => {
		const page = await desk();
		await open(page, '/mediation/langues');
		await page.getByRole('link', { name: 'Glossaire' }).click();
		await page.getByText('Exemple\u00a0: «\u00a0carnet\u00a0»').waitFor();
		await expectAccessible(page, 'glossaire vide');
		await screenshot(page, 'mediation/langues-glossaire-vide');
		await page.getByLabel('Mot en français').fill('musée');
		await page.getByRole('button', { name: 'Mettre dans le glossaire' }).click();
		await page.getByRole('alert').getByText('Choisissez une langue.').waitFor();
		await page.getByLabel('Langue', { exact: true }).selectOption('tr');
		await page.getByLabel('Dans cette langue').fill('müze');
		await page.getByRole('button', { name: 'Mettre dans le glossaire' }).click();
		await page.getByRole('heading', { name: 'musée' }).waitFor();
		expect(await page.getByLabel('Mot en français').inputValue()).toBe('');
		await page.getByLabel('Mot en français').fill('Pronote');
		await page.getByLabel('Langue', { exact: true }).selectOption('*');
		await page.getByRole('button', { name: 'Mettre dans le glossaire' }).click();
		await page.getByRole('heading', { name: 'Pronote' }).waitFor();
		await expectAccessible(page, 'glossaire');
		await screenshot(page, 'mediation/langues-glossaire');
		await page.getByRole('button', { name: 'Retirer «\u00a0musée\u00a0»' }).click();
		await page.getByRole('heading', { name: 'musée' }).waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'Annuler' }).click();
		await page.getByRole('heading', { name: 'musée' }).waitFor();
		await page.getByRole('link', { name: 'müze' }).click();
		await page.waitForURL(/mot=/);
		expect(await page.getByLabel('Dans cette langue').inputValue()).toBe('müze');
		// A word of the glossary is shown beside the text that has it.
		await open(page, '/mediation/langues');
		await page.getByRole('link', { name: OUTING }).click();
		await page.getByText('mot du glossaire').waitFor();
	});
});

test('a teacher has no place for languages', async () => {
	await server.stop();
	server = await serveReviewedSchool(TUESDAY, ['teacher']);
	const page = await desk();
	await open(page, '/mediation');
	expect(await page.getByRole('link', { name: 'Langues' }).count()).toBe(0);
	for (const path of ['', '/glossaire', '/00000000-0000-4000-8000-000000000000']) {
		const response = await page.goto(`${server.origin}/mediation/langues${path}`);
		expect(response!.status(), path).toBe(404);
	}
});
