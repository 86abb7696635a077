import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { workshopSession } from '../../../src/lib/server/db/schema/workshop';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { familyStory, sessionOf } from '../../factories/family-story';
import { storyItem } from '../../factories/school-story';
import { otherFamilies } from '../../factories/workshop-families';
import { desktop, launchBrowser, screenshot } from '../../support/browser';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';
import { staffCookie } from '../../support/served-school';

/** What the sign on the door holds. */
const KEY = 'aBcDeFgHiJkLmNoPqRsTuVwX';
const NOW = new Date('2026-11-24T10:00:00+01:00');

type Cookies = { first: string; second: string; staff: string; evening: string; itemId: string };
let browser: Browser;
let server: ServedFamily<Cookies>;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveFamily(NOW, async (db) => {
		const story = await familyStory(db, { now: NOW, locale: 'fr' });
		const [turkish] = await otherFamilies(db, story, { count: 1, locale: 'tr', now: NOW });
		const { itemId } = await storyItem(db, story, {
			kind: 'workshop',
			audience: 'school',
			content: {
				theme: 'sleep',
				startsAt: '2026-11-26T17:30:00+01:00',
				endsAt: '2026-11-26T19:00:00+01:00',
				place: 'CDI',
				capacity: 1,
				interpreters: ['tr']
			},
			now: NOW
		});
		const other = {
			...story,
			...turkish!,
			accountId: turkish!.family.accountId
		};
		const second = await sessionOf(db, other, true, NOW);
		return db.transaction(SYSTEM, async (tx) => {
			const { staffId, schoolId } = story.staff;
			const open = (at: Date) =>
				openStaffSession(tx, { staffId, schoolId, openedBy: 'passkey', now: at });
			await tx.insert(workshopSession).values({ itemId, schoolId, checkInKey: KEY });
			return {
				first: story.cookie,
				second,
				staff: await open(NOW),
				evening: await open(new Date('2026-11-26T17:20:00+01:00')),
				itemId
			};
		});
	});
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

const phone = async (cookie: string) => {
	const context = await phoneOf(browser, server, cookie);
	contexts.push(context);
	return context.newPage();
};

test('a family that reads Turkish waits for a place, gets the one given back, and is told in Turkish', async () => {
	const { itemId, first, second } = server.story;
	const early = await phone(first);
	await early.goto(`${server.origin}/ateliers/${itemId}`);
	await early.getByRole('button', { name: 'Je viens' }).click();
	await early.getByText('Votre place est gardée').waitFor();

	const late = await phone(second);
	await late.goto(`${server.origin}/ateliers/${itemId}`);
	await late.getByText('Yer kalmadı.').waitFor();
	await late.getByRole('button', { name: 'Yer için beklemek' }).click();
	await late.getByText('Bekleme listesindesiniz. Sıranız: 1.').waitFor();
	await screenshot(late, 'famille/atelier-attente-tr');
	// Nobody's name is on the page, and no place is counted that is not there.
	expect(await late.content()).not.toContain('ESSAI');

	await early.getByRole('button', { name: 'Je ne viens plus' }).click();
	await early.getByRole('button', { name: 'Attendre une place' }).waitFor();

	await late.goto(`${server.origin}/messages`);
	await late.getByText(/Atölyede yeriniz var/).waitFor();
	await late.getByText(/İyi öğrenmek için iyi uyumak\./).waitFor();
	await screenshot(late, 'famille/atelier-place-tr');
	await late.getByRole('link', { name: 'Atölye', exact: true }).click();
	await late.getByText('Yeriniz ayrıldı.').waitFor();
});

test('a family scans the sign on the door, is present in one tap, and says how it was with a picture', async () => {
	const { itemId, first } = server.story;
	const page = await phone(first);
	// Not yet the hour: said, and nothing is kept.
	await page.goto(`${server.origin}/ateliers/ici#${KEY}`);
	await page.getByRole('button', { name: 'Je suis là' }).click();
	await page.getByText('Ce n’est pas l’heure de cet atelier.').waitFor();

	server.setClock('2026-11-26T17:35:00+01:00');
	await page.goto(`${server.origin}/ateliers/ici#${KEY}`);
	await page.reload();
	await screenshot(page, 'famille/atelier-porte-fr');
	await page.getByRole('button', { name: 'Je suis là' }).click();
	await page.waitForURL(`**/ateliers/${itemId}`);
	await page.getByText('Votre présence est notée.').waitFor();

	const desk = await desktop(browser);
	contexts.push(desk);
	await desk.addCookies([staffCookie(server.story.evening)]);
	const office = await desk.newPage();
	await office.goto(`${server.origin}/mediation/ateliers/${itemId}`, { waitUntil: 'networkidle' });
	await office.getByText('présent par le QR').waitFor();
	await office.getByRole('button', { name: 'Une de plus' }).click();
	await office.getByText('1 personne sans nom.').waitFor();
	await screenshot(office, 'mediation/atelier-pendant');
	await office.getByRole('link', { name: 'QR de la porte' }).click();
	await office.getByRole('img', { name: 'QR à scanner en arrivant' }).waitFor();
	await screenshot(office, 'mediation/atelier-porte');

	server.setClock('2026-11-26T19:05:00+01:00');
	await page.goto(`${server.origin}/ateliers/${itemId}`);
	await page.getByRole('heading', { name: /Ce que vous savez faire maintenant/ }).waitFor();
	await screenshot(page, 'famille/atelier-apres-fr');
	await page.getByRole('link', { name: /Est-ce que l’atelier vous a aidé/ }).click();
	await screenshot(page, 'famille/atelier-avis-fr');
	await page.getByRole('button', { name: 'Oui, beaucoup' }).click();
	await page.getByRole('heading', { name: /Voulez-vous venir à un autre atelier/ }).waitFor();
	await page.getByRole('button', { name: 'Oui' }).click();
	await page.getByText('L’école ne verra pas qui a répondu').waitFor();
});

test('who is not signed in and scans the sign is led to the first connection: it opens no session', async () => {
	server.setClock('2026-11-26T17:35:00+01:00');
	const context = await browser.newContext();
	contexts.push(context);
	const page = await context.newPage();
	await page.goto(`${server.origin}/ateliers/ici#${KEY}`);
	await page.waitForURL('**/bienvenue**');
	expect(await context.cookies()).toEqual([]);
});
