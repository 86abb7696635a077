import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TILLEULS } from '../../src/bin/demo/load-schools';
import { formatRelativeDay } from '../../src/lib/i18n/dates';
import type { Translate } from '../../src/lib/i18n/translator';
import { serverTranslator } from '../../src/lib/server/i18n/messages';
import { FAMILY_COOKIE } from '../../src/lib/server/sign-in/family-session';
import { desktop, launchBrowser, phone, screenshot } from '../support/browser';
import { readQr } from '../support/read-qr';
import { serveBuild, type ServedBuild } from '../support/served-build';

/** The day on which the demo school's files were written. */
const TODAY = '2026-11-24';
const NOW = `${TODAY}T09:00:00+01:00`;

const FILES = fileURLToPath(new URL('../../src/bin/demo-school', import.meta.url));
const fileOf = (name: string) => join(FILES, TILLEULS.folder, name);
const DIRECTORY = ['ElevesAvecAdresses.xml', 'ResponsablesAvecAdresses.xml'].map(fileOf);
const EVENTS = ['langues.csv', 'absences.csv', 'devoirs.csv', 'messages.csv'].map(fileOf);

/** Amina's children, as their school writes them. */
const [ABSENT, SIBLING] = ['Yasmine', 'Ilyès'];

const fr: Translate = serverTranslator('fr');
const ar: Translate = serverTranslator('ar');
const absence = ar('absence:morning', { name: ABSENT, day: formatRelativeDay('ar', TODAY, TODAY) });

let server: ServedBuild | undefined;
let browser: Browser | undefined;
/** One-time links, by role. */
const links: Record<string, string> = {};
/** What the letter's square says. */
let invitation: string;
let secretary: Page;
let mediator: Page;
let amina: { context: BrowserContext; page: Page };

beforeAll(async () => {
	[server, browser] = await Promise.all([serveBuild({ now: NOW }), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const at = (path: string) => `${server!.origin}${path}`;

/** A one-time sign-in link, by the administrator's command, for a person of the school. */
async function printLink(name: string, role: string): Promise<string> {
	const email = `${role}@example.org`;
	const { status, output } = await server!.command('staff-link', [
		...['--email', email, '--name', name, '--role', role, '--school', TILLEULS.uai]
	]);
	expect(status, output).toBe(0);
	return /http\S+#[\w-]{22}/.exec(output)![0];
}

/** A desk where somebody came in by a printed link, without making a passkey yet. */
async function comeIn(link: string): Promise<Page> {
	const page = await (await desktop(browser!)).newPage();
	await page.goto(link);
	await page.getByRole('button', { name: fr('mediation-sign-in:link.enter') }).click();
	await page.getByRole('link', { name: fr('mediation-sign-in:passkey.later') }).click();
	await page.getByRole('heading', { name: fr('mediation-connexions:title') }).waitFor();
	return page;
}

async function sessionsOf(context: BrowserContext) {
	return (await context.cookies()).filter(({ name }) => name === FAMILY_COOKIE);
}

/** Waits until a button is whole on the screen, above the places at the bottom. */
async function expectInSight(button: Locator): Promise<void> {
	const bar = button.page().getByRole('navigation');
	await expect
		.poll(async () => {
			const [own, places] = [await button.boundingBox(), await bar.boundingBox()];
			return own!.y + own!.height <= places!.y;
		})
		.toBe(true);
}

test('the administrator opens the school from its exports, while Passerelle is stopped', async () => {
	const opening = ['--appliquer', '--nom', TILLEULS.name, '--zone', 'C', ...DIRECTORY];
	const refused = await server!.command('import', opening);
	expect(refused.status).not.toBe(0);
	expect(refused.output).toContain(
		fr('mediation-import:command.locked', { address: at('/mediation/ecole') })
	);
	expect(refused.output).toContain(fr('mediation-import:command.nothingWritten'));

	await server!.pause();
	try {
		const { status, output } = await server!.command('import', opening);
		expect(status, output).toBe(0);
		expect(output).toContain(
			fr('mediation-import:command.applied', { name: TILLEULS.name, uai: TILLEULS.uai })
		);
		for (const [role, name] of [
			['secretary', 'Nadia Fontaine'],
			['mediator', 'Sophie Bernard']
		] as const) {
			links[role] = await printLink(name, role);
		}
	} finally {
		await server!.start();
	}
});

test('the secretary loads the morning through the upload page, after a look', async () => {
	secretary = await comeIn(links.secretary!);
	await secretary.getByRole('link', { name: fr('mediation:places.ecole') }).click();
	await secretary.getByLabel(fr('mediation-ecole:upload.files')).setInputFiles(EVENTS);
	await secretary.getByRole('button', { name: fr('mediation-ecole:upload.look') }).click();
	await secretary.getByRole('heading', { name: fr('mediation-ecole:upload.preview') }).waitFor();
	await screenshot(secretary, 'journey/1-look');
	await secretary.goto(at('/mediation/messages'));
	await secretary.getByText(fr('mediation-messages:empty.title')).waitFor();

	await secretary.goto(at('/mediation/ecole'));
	await secretary.getByLabel(fr('mediation-ecole:upload.files')).setInputFiles(EVENTS);
	await secretary.getByRole('button', { name: fr('mediation-ecole:upload.look') }).click();
	await secretary.getByRole('button', { name: fr('mediation-ecole:upload.apply') }).click();
	await secretary.getByRole('heading', { name: fr('mediation-ecole:upload.applied') }).waitFor();
	await screenshot(secretary, 'journey/2-applied');
	await secretary.goto(at('/mediation/messages/reponses'));
	await secretary.getByText(fr('mediation-messages:answers.empty')).waitFor();
});

test('the mediator finds Amina, whom nobody reached yet, and prints her letter', async () => {
	mediator = await comeIn(links.mediator!);
	const search = mediator.getByRole('combobox', { name: fr('mediation:shell.search') });
	await search.fill('benali');
	await search.press('Enter');
	await mediator.getByRole('link', { name: 'BENALI Amina' }).click();
	const card = mediator.getByRole('complementary', { name: 'Amina BENALI' });
	await card.getByText(ABSENT).waitFor();
	await card.getByText(SIBLING).waitFor();
	await card.getByRole('link', { name: fr('mediation-connexions:card.first-letter') }).click();
	await mediator.getByRole('button', { name: fr('mediation-connexions:letters.make') }).click();
	const letter = mediator.getByRole('article');
	await letter.getByText('Mme Amina BENALI').waitFor();
	// In the family's language first, French second.
	expect(
		await letter
			.locator('section')
			.evaluateAll((parts) => parts.map((part) => part.getAttribute('lang')))
	).toEqual(['ar', 'fr']);
	await screenshot(mediator, 'journey/3-letter');
	invitation = await readQr(letter.locator('.qr'));
	expect(invitation).toMatch(/^http:\/\/localhost:\d+\/invitation#[\w-]{22}$/);
	expect(new URL(invitation).origin).toBe(server!.origin);
});

test('Amina scans the letter: a look opens nothing, and an altered letter neither', async () => {
	const context = await phone(browser!);
	amina = { context, page: await context.newPage() };
	const { page } = amina;
	const altered = invitation.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
	await page.goto(altered);
	await page.getByRole('button', { name: 'العربية', exact: true }).click();
	await page.getByRole('heading', { name: ar('errors:first-connection.unknown-letter') }).waitFor();
	await page.getByText(ar('first-connection:next.unknown-letter')).waitFor();
	await screenshot(page, 'journey/4-altered');
	expect(await sessionsOf(context)).toEqual([]);

	await page.goto('about:blank');
	await page.goto(invitation);
	await page
		.getByRole('heading', { name: ar('first-connection:ask.title', { count: 2 }) })
		.waitFor();
	await page.getByText(ABSENT).waitFor();
	await page.getByText(SIBLING).waitFor();
	await screenshot(page, 'journey/5-question');
	expect(await sessionsOf(context)).toEqual([]);
});

test('a letter alone shows no child', async () => {
	const { context, page } = amina;
	await page.getByRole('button', { name: ar('first-connection:ask.yes') }).click();
	await page.getByRole('heading', { name: ar('home:provisional.title') }).waitFor();
	await screenshot(page, 'journey/6-provisional');
	expect(await sessionsOf(context)).toHaveLength(1);
	for (const path of ['/', '/devoirs', '/messages']) {
		await page.goto(at(path));
		expect(await page.content(), path).not.toMatch(new RegExp(`${ABSENT}|${SIBLING}`));
	}
});

test('the mediator ticks that Amina was met', async () => {
	await mediator.goto(at('/mediation/premieres-connexions?q=benali'));
	await mediator.getByRole('link', { name: 'BENALI Amina' }).click();
	const card = mediator.getByRole('complementary', { name: 'Amina BENALI' });
	await card.getByText(fr('mediation-connexions:card.provisional'), { exact: true }).waitFor();
	await card.getByRole('button', { name: fr('mediation-connexions:card.met') }).click();
	await card.getByText(fr('mediation-connexions:done.met')).waitFor();
	await screenshot(mediator, 'journey/7-met');
});

test('Amina reads in Arabic that Yasmine was absent, and answers in two taps', async () => {
	const { page } = amina;
	await page.goto(at('/'));
	expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
	expect(await page.locator('html').getAttribute('lang')).toBe('ar');
	const cards = page.getByRole('article');
	// What is to be explained comes first.
	const card = cards.filter({ has: page.getByRole('heading', { name: absence }) });
	await card.waitFor();
	expect(await cards.first().innerText()).toBe(await card.innerText());
	await screenshot(page, 'journey/8-home');

	await card.getByText(ar('absence:reasons.ill'), { exact: true }).tap();
	const send = card.getByRole('button', { name: ar('common:send') });
	await expectInSight(send);
	await screenshot(page, 'journey/8-tapped');
	await send.tap();
	await page.getByText(ar('absence:answered.ill')).waitFor();
	await page.getByText(ar('absence:received')).waitFor();
	await screenshot(page, 'journey/9-answered');
});

test('the secretary reads the answer in French, on screen and in the file for her software', async () => {
	await secretary.goto(at('/mediation/messages/reponses'));
	const line = secretary.getByRole('row').filter({ hasText: ABSENT });
	await line.getByText(fr('mediation-messages:reasons.ill'), { exact: true }).waitFor();
	await line.getByText('Amina BENALI').waitFor();
	await screenshot(secretary, 'journey/10-answer');

	const coming = secretary.waitForEvent('download');
	await secretary.getByRole('link', { name: fr('mediation-messages:answers.export') }).click();
	const csv = readFileSync(await (await coming).path(), 'utf8');
	expect(csv.split(/\r?\n/).filter((row) => row.includes('ABS-1'))).toHaveLength(1);
	expect(csv).toContain(fr('mediation-import:answers.reasons.ill'));
});

test('the letter that served lets nobody else in, and says what to do next', async () => {
	const context = await phone(browser!, { locale: 'tr-TR' });
	const page = await context.newPage();
	const tr = serverTranslator('tr');
	await page.goto(invitation);
	await page.getByRole('button', { name: 'Türkçe', exact: true }).click();
	await page.getByRole('heading', { name: tr('errors:first-connection.used') }).waitFor();
	await page.getByText(tr('first-connection:next.used')).waitFor();
	expect(await page.content()).not.toContain(ABSENT);
	expect(await sessionsOf(context)).toEqual([]);
	await context.close();
});

test('a letter left in a drawer expires: it says so, and lets nobody in', async () => {
	await mediator.goto(at('/mediation/premieres-connexions?q=shevchuk'));
	await mediator.getByRole('link', { name: 'SHEVCHUK Marta' }).click();
	await mediator.getByRole('link', { name: fr('mediation-connexions:card.first-letter') }).click();
	await mediator.getByRole('button', { name: fr('mediation-connexions:letters.make') }).click();
	const letter = await readQr(mediator.getByRole('article').locator('.qr'));

	server!.setClock('2027-09-06T10:00:00+02:00');
	const context = await phone(browser!, { locale: 'uk-UA' });
	const page = await context.newPage();
	const uk = serverTranslator('uk');
	await page.goto(letter);
	await page.getByRole('button', { name: 'Українська', exact: true }).click();
	await page.getByRole('heading', { name: uk('errors:first-connection.expired') }).waitFor();
	await page.getByText(uk('first-connection:next.expired')).waitFor();
	expect(await sessionsOf(context)).toEqual([]);
	await context.close();
});
