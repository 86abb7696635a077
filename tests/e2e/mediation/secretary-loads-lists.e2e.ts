import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { account, familySession } from '../../../src/lib/server/db/schema/account';
import { guardian } from '../../../src/lib/server/db/schema/directory';
import { launchBrowser, screenshot } from '../../support/browser';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
let page: Page;
/** The guardian's key in the school's files. */
let key: string;

beforeAll(async () => {
	[browser, server] = await Promise.all([launchBrowser(), serveSchool(NOW, ['secretary'])]);
	// A family that never connected has chosen no language itself.
	key = await server.look((db) =>
		db.transaction(SYSTEM, async (tx) => {
			const [amina] = await tx.select().from(guardian);
			await tx.delete(familySession);
			await tx.update(guardian).set({ accountId: null });
			await tx.delete(account).where(eq(account.id, amina!.accountId!));
			return amina!.sourceId;
		})
	);
	page = await (await staffDesk(browser, server)).newPage();
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const csv = (name: string, text: string) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text)
});

async function openCard(): Promise<void> {
	await page.goto(`${server.origin}/mediation/premieres-connexions`);
	await page.getByRole('link', { name: /ESSAI/ }).click();
	await page.locator('#qui').waitFor();
}

test('a secretary loads languages and services from their lists, looking first', async () => {
	await page.goto(`${server.origin}/mediation/ecole`);
	await page
		.getByLabel('Fichiers')
		.setInputFiles([
			csv('langues.csv', `responsable_id;langue\n${key};Turc\n404;Arabe\n`),
			csv('services.csv', `responsable_id;service;connecte_le\n${key};Mon ENT;12/10/2026\n`)
		]);
	await page.getByRole('button', { name: 'Voir ce qui change' }).click();
	await page.getByText('1 langue de lettre changée').waitFor();
	await page.getByText('1 première connexion à un service').waitFor();
	await page.getByText(/langues.csv, ligne 3/).waitFor();
	await screenshot(page, 'mediation/listes-chargees');
	await page.getByRole('button', { name: 'Appliquer' }).click();
	await page.getByText('C’est fait').waitFor();
	await page.locator('.chip', { hasText: 'Mon ENT' }).waitFor();

	await openCard();
	const choice = page.getByLabel('Langue des lettres');
	expect(await choice.inputValue()).toBe('tr');
	await page.getByText('d’après la liste, 12 octobre').waitFor();
});

test('a language that is told at the counter is entered on the card, and undone', async () => {
	await openCard();
	const choice = page.getByLabel('Langue des lettres');
	const before = await choice.inputValue();
	await choice.selectOption('uk');
	await page.getByRole('status').getByRole('button', { name: 'Annuler' }).waitFor();
	await page.reload();
	expect(await choice.inputValue()).toBe('uk');
	await choice.selectOption('ar');
	await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
	await expect.poll(() => choice.inputValue()).toBe('uk');
	expect(before).not.toBe('uk');
});
