import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUTONYMS, LOCALES } from '../../../src/lib/domain/shared/locale';
import { launchBrowser, phone, screenshot } from '../../support/browser';
import { serveBuild, type ServedBuild } from '../../support/served-build';

let server: ServedBuild | undefined;
let browser: Browser | undefined;
beforeAll(async () => {
	[server, browser] = await Promise.all([
		serveBuild({ now: '2026-11-24T10:00:00+01:00' }),
		launchBrowser()
	]);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

test('somebody who opens the address sees each language named in itself', async () => {
	const context = await phone(browser!);
	const page = await context.newPage();
	await page.goto(`${server!.origin}/bienvenue`);
	for (const locale of LOCALES) {
		await page.getByText(AUTONYMS[locale], { exact: true }).waitFor();
	}
	await screenshot(page, 'bienvenue');
	expect(await page.title()).not.toBe('');
	await context.close();
});

test('an address that leads nowhere says so in the language of the phone, with a way back', async () => {
	const context = await phone(browser!);
	const page = await context.newPage();
	const answer = await page.goto(`${server!.origin}/nulle-part`);
	expect(answer!.status()).toBe(404);
	await page.getByText('Cette page n’existe pas ou n’est plus là.').waitFor();
	await page.getByRole('link', { name: 'Revenir à l’accueil' }).waitFor();
	await context.close();
});
