import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { frenchOf, keysOf, unitsOf } from '../../../src/lib/domain/wording/wording-unit';
import { account } from '../../../src/lib/server/db/schema/account';
import { school } from '../../../src/lib/server/db/schema/directory';
import { wording } from '../../../src/lib/server/db/schema/language';
import { launchBrowser, screenshot } from '../../support/browser';
import { messagesOf } from '../../support/message-files';
import { complaintsOf, expectAccessible } from '../../support/page-checks';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
/** The first sentence of the home page, in Arabic as it ships and as our speaker says it. */
const EMPTY = 'home:empty';
const FRENCH = messagesOf('fr').get(EMPTY)!;
const SHIPPED = messagesOf('ar').get(EMPTY)!;
const OURS = 'لا شيء جديد اليوم. كل شيء بخير.';

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(NOW, ['mediator']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function desk(options: Parameters<typeof staffDesk>[3] = {}): Promise<Page> {
	const context = await staffDesk(browser, server, 'staff', options);
	contexts.push(context);
	return context.newPage();
}
async function family(): Promise<Page> {
	const context = await familyPhone(browser, server);
	contexts.push(context);
	return context.newPage();
}
const sentence = (page: Page, french: string) =>
	page.getByRole('main').locator('li.panel', { hasText: french }).first();
const reads = (locale: string) =>
	server.look((db) => db.transaction(SYSTEM, (tx) => tx.update(account).set({ locale })));

test('a speaker corrects a sentence, and the families of her school read it at once', async () => {
	await reads('ar');
	const page = await desk();
	const complaints = complaintsOf(page);
	await page.goto(`${server.origin}/mediation/langues/phrases`, { waitUntil: 'networkidle' });
	await expectAccessible(page, 'languages');
	await screenshot(page, 'mediation/phrases-langues');
	await page.getByRole('link', { name: 'Arabe' }).click();
	await page.getByRole('heading', { name: /Phrases.*Arabe/ }).waitFor();
	await expectAccessible(page, 'sentences');
	await screenshot(page, 'mediation/phrases-arabe');

	// Wrong first: what is wrong is said, and nothing typed is lost.
	const line = sentence(page, FRENCH);
	await line.getByText('Corriger', { exact: true }).click();
	const field = line.getByRole('textbox');
	expect(await field.inputValue()).toBe(SHIPPED);
	expect(await field.getAttribute('dir')).toBe('rtl');
	await field.fill('Rien de nouveau.');
	await line.getByRole('button', { name: 'Garder ces mots' }).click();
	await page.getByRole('alert').getByText('pas dans l’écriture de cette langue').waitFor();
	expect(await line.getByRole('textbox').inputValue()).toBe('Rien de nouveau.');
	await expectAccessible(page, 'refused');
	await screenshot(page, 'mediation/phrases-refusee');

	await line.getByRole('textbox').fill(OURS);
	await line.getByRole('button', { name: 'Garder ces mots' }).click();
	await page.getByRole('status').getByText('Les familles la lisent').waitFor();
	await page.getByText('1 relues sur').waitFor();

	const phone = await family();
	await phone.goto(server.origin);
	await phone.getByText(OURS).waitFor();
	await screenshot(phone, 'famille/mots-corriges');

	// Right as it is: one press. And a correction is given up as simply.
	await page
		.getByRole('button', { name: /^C’est juste/ })
		.first()
		.click();
	await page.getByRole('status').getByText('Relue').waitFor();
	await page.getByRole('link', { name: /^Toutes \d/ }).click();
	const corrected = sentence(page, FRENCH);
	await corrected.getByText('Corrigée').waitFor();
	await corrected.getByText('Corriger', { exact: true }).click();
	await corrected.getByRole('button', { name: 'Revenir aux mots d’origine' }).click();
	await page.getByRole('status').getByText('Mots d’origine remis').waitFor();
	await phone.reload();
	await phone.getByText(SHIPPED).waitFor();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByRole('status').getByText('Les familles la lisent').waitFor();
	await phone.reload();
	await phone.getByText(OURS).waitFor();

	// What she did is a file for everybody.
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: /Télécharger les mots/ }).click()
	]);
	expect(download.suggestedFilename()).toBe('messages-ar.zip');
	expect(complaints).toEqual([]);

	// An administrator's command writes the same where the messages are.
	const [own] = await server.look((db) =>
		db.transaction(SYSTEM, (tx) => tx.select({ uai: school.uai }).from(school))
	);
	await server.pause();
	const into = mkdtempSync(join(tmpdir(), 'passerelle-words-'));
	try {
		const wanted = ['--school', own!.uai, '--locale', 'ar', '--into', into];
		const { status, output } = await server.command('export-words', wanted);
		expect(output).toContain('home.json\u00a0: 1 phrase changée');
		expect(status).toBe(0);
		const shipped = readFileSync('messages/ar/home.json', 'utf8');
		const written = readFileSync(join(into, 'ar/home.json'), 'utf8');
		expect(written).toBe(shipped.replace(SHIPPED, OURS));
	} finally {
		rmSync(into, { recursive: true });
		await server.start();
	}
}, 180_000);

test('without script, on a small phone, in a language that reads from the right', async () => {
	await reads('ar');
	const page = await desk({ ...PHONE, javaScriptEnabled: false });
	await page.goto(`${server.origin}/mediation/langues/phrases`);
	await screenshot(page, 'mediation/phrases-langues-360');
	await page.goto(`${server.origin}/mediation/langues/phrases/ar`);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(360);
	await screenshot(page, 'mediation/phrases-arabe-360');
	const line = sentence(page, FRENCH);
	await line.locator('summary').click();
	await line.getByRole('textbox').fill(OURS);
	await line.getByRole('button', { name: 'Garder ces mots' }).click();
	await page.getByRole('status').getByText('Les familles la lisent').waitFor();
});

/** Fills a language with invented words, all sentences or but one. */
async function fill(language: 'wo', without: string | null): Promise<void> {
	const french = new Map([...messagesOf('fr')].filter(([key]) => !key.startsWith('mediation')));
	const units = unitsOf(french).filter(({ key }) => key !== without);
	await server.look((db) =>
		db.transaction(SYSTEM, async (tx) => {
			const [own] = await tx.select().from(school);
			await tx.insert(wording).values(
				units.flatMap((unit) =>
					keysOf(unit, language).map((key) => ({
						...{ schoolId: own!.id, locale: language, key, text: `Wolof ${unit.french}` },
						sourceHash: createHash('sha256').update(frenchOf(unit)).digest('hex'),
						reviewedAt: NOW
					}))
				)
			);
			await tx
				.update(school)
				.set({ wordsVersion: sql`${school.wordsVersion} + 1` })
				.where(eq(school.id, own!.id));
		})
	);
}

test('a prepared language is filled in, opened, chosen by a family, and closed again', async () => {
	await fill('wo', EMPTY);
	const page = await desk();
	await page.goto(`${server.origin}/mediation/langues/phrases`, { waitUntil: 'networkidle' });
	const row = page.getByRole('row', { name: /Wolof/ });
	await row.getByText('Il faut toutes les phrases').waitFor();
	await row.getByRole('link', { name: 'Wolof' }).click();

	// The last sentence: its field is open already.
	const line = sentence(page, FRENCH);
	await screenshot(page, 'mediation/phrases-wolof');
	await line.getByRole('textbox').fill('Amul dara lu bees tey.');
	await line.getByRole('button', { name: 'Garder ces mots' }).click();
	await page.getByText('Rien à relire ici').waitFor();
	await screenshot(page, 'mediation/phrases-wolof-finie');

	const phone = await family();
	await phone.goto(`${server.origin}/bienvenue`);
	expect(await phone.getByRole('button', { name: 'Wolof' }).count()).toBe(0);
	await page.goto(`${server.origin}/mediation/langues/phrases`, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Ouvrir la langue\u00a0: Wolof' }).click();
	await page.getByText('les familles peuvent choisir cette langue').waitFor();
	await expectAccessible(page, 'opened');
	await screenshot(page, 'mediation/phrases-wolof-ouverte');

	await phone.reload();
	await screenshot(phone, 'famille/langues-avec-wolof');
	await phone.getByRole('button', { name: 'Wolof' }).click();
	await phone.getByText('Amul dara lu bees tey.').waitFor();
	expect(await phone.locator('html').getAttribute('lang')).toBe('wo');
	await screenshot(phone, 'famille/accueil-wolof');

	await page.getByRole('button', { name: 'Fermer la langue\u00a0: Wolof' }).click();
	await page.getByText('lisent le français simple').waitFor();
	await phone.reload();
	await phone.getByText(messagesOf('fr-simple').get(EMPTY)!).waitFor();
	expect(await phone.locator('html').getAttribute('lang')).toBe('fr');
});

test('a page says which of its words are French', async () => {
	await fill('wo', EMPTY);
	await reads('wo');
	await server.look((db) =>
		db.transaction(SYSTEM, (tx) =>
			tx.execute(sql`insert into school_language (school_id, locale, since, by)
				select id, 'wo', now(), (select id from staff limit 1) from school`)
		)
	);
	const phone = await family();
	await phone.goto(server.origin);
	expect(await phone.locator('html').getAttribute('lang')).toBe('wo');
	const french = phone.getByText(messagesOf('fr-simple').get(EMPTY)!);
	const lang = await french.evaluate((words) => words.closest<HTMLElement>('[lang]')!.lang);
	expect(lang).toBe('fr');
	expect(await phone.content()).not.toMatch(/[\ue000\ue001]/);
	await screenshot(phone, 'famille/accueil-wolof-francais');
});
