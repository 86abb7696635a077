import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { familyStory, sessionOf, type FamilyStory } from '../../factories/family-story';
import { launchBrowser } from '../../support/browser';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const ROUTES = fileURLToPath(new URL('../../../src/routes', import.meta.url));
/** Opened by a message on a telephone that is not signed in: it asks for nothing but the letter. */
const NOT_OPENED = ['/n/[code]'];

let browser: Browser;
let server: ServedFamily<FamilyStory & { provisional: string }>;
beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFamily(NOW, async (db) => {
		const story = await familyStory(db, { now: NOW, locale: 'fr' });
		return { ...story, provisional: await sessionOf(db, story, false, NOW) };
	});
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

/** The addresses of every page for families that the application has, read from its folders. */
function addresses(): string[] {
	const { absenceId, messageId, workshopId, attendedId, loanId } = server.story;
	const known: Record<string, string> = {
		'/absences/[id]': `/absences/${absenceId}`,
		'/messages/[id]': `/messages/${messageId}`,
		'/ateliers/[id]': `/ateliers/${workshopId}`,
		'/ateliers/[id]/avis': `/ateliers/${attendedId}/avis`,
		'/identite/[provider]': '/identite/franceconnect',
		'/identite/[provider]/retour': '/identite/franceconnect/retour',
		'/lieux/[place]': '/lieux/lieu-essai',
		'/materiel/[question]': '/materiel/device',
		'/materiel/pret/[loan]': `/materiel/pret/${loanId}`,
		'/mots/[word]': '/mots/carnet',
		'/mots/sujet/[theme]': '/mots'
	};
	const pages = ['(famille)', '(public)'].flatMap((group) =>
		readdirSync(`${ROUTES}/${group}`, { recursive: true, encoding: 'utf8' })
			.filter((file) => /(^|\/)\+page\.svelte$/.test(file))
			.map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
	);
	// A page whose address this test cannot make is a page that it does not look at.
	const unknown = pages.filter(
		(page) => page.includes('[') && !known[page] && !NOT_OPENED.includes(page)
	);
	expect(unknown).toEqual([]);
	return pages.filter((page) => !NOT_OPENED.includes(page)).map((page) => known[page] ?? page);
}

/** What a page asks to be typed: fields that must be, and forms that a choice of pictures does not fill. */
function typingAsked(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const nameOf = (field: HTMLInputElement | HTMLTextAreaElement) => `${field.type} ${field.name}`;
		const isTyped = (field: Element) =>
			field.matches(
				'textarea, [contenteditable], input:is(:not([type]), [type=text], [type=search], [type=email], [type=password], [type=url], [type=tel], [type=number], [type=date], [type=time])'
			);
		// The figures of a letter: the one thing that is typed, on a keyboard of figures.
		const isFigures = (field: Element) => field.matches('[inputmode=numeric]');
		const faults: string[] = [];
		for (const form of document.forms) {
			const fields = [...form.elements].filter(
				(field): field is HTMLInputElement | HTMLTextAreaElement => field.matches('input, textarea')
			);
			for (const field of fields) {
				if (isTyped(field) && field.required && !isFigures(field)) faults.push(nameOf(field));
			}
			for (const field of fields) {
				if (field instanceof HTMLInputElement && field.type === 'radio' && field.required) {
					field.checked = true;
				}
			}
			const wrong = fields.filter((field) => !isFigures(field) && !field.checkValidity());
			faults.push(...wrong.map((field) => `not filled by tapping: ${nameOf(field)}`));
		}
		return faults;
	});
}

test.each([
	['signed in', 'cookie'],
	['come by a letter', 'provisional']
] as const)('no page asks a family to type, %s', async (_name, session) => {
	const context = await phoneOf(browser, server, server.story[session]);
	const page = await context.newPage();
	const faults: string[] = [];
	let forms = 0;
	for (const address of addresses()) {
		await page.goto(server.origin + address);
		faults.push(...(await typingAsked(page)).map((fault) => `${address}: ${fault}`));
		forms += await page.locator('form').count();
	}
	expect(faults).toEqual([]);
	expect(forms).toBeGreaterThan(5);
	// The check itself finds what it looks for.
	await page.setContent(
		'<form><input name="reason" required /><textarea name="x" required></textarea></form>'
	);
	expect(await typingAsked(page)).toHaveLength(4);
	await context.close();
});
