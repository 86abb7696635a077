import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { account } from '../../../src/lib/server/db/schema/account';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { sessionOf } from '../../factories/family-story';
import { schoolStory, storyItem } from '../../factories/school-story';
import { mp3Tone } from '../../factories/sounds';
import { launchBrowser, screenshot } from '../../support/browser';
import { complaintsOf, expectAccessible } from '../../support/page-checks';
import { serveFamily } from '../../support/served-family';
import { familyPhone, staffDesk, type ServedSchool } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const FIRST = 'Votre enfant n’était pas à l’école.';
const SECOND = 'Votre enfant a eu du retard.';
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser(MICROPHONE);
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveFamily(NOW, async (db) => {
		const story = await schoolStory(db, { roles: ['mediator'], now: NOW });
		const content = { at: '2026-11-24T08:55:00+01:00', minutes: 10 };
		await storyItem(db, story, { kind: 'lateness', content, now: NOW });
		const family = await sessionOf(db, story, true, NOW);
		return db.transaction(SYSTEM, async (tx) => {
			await tx.update(account).set({ locale: 'fr' });
			const { staffId, schoolId } = story.staff;
			const staff = await openStaffSession(tx, {
				staffId,
				schoolId,
				openedBy: 'passkey',
				now: NOW
			});
			return { staff, evening: staff, family };
		});
	});
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function counter(
	options: Parameters<typeof staffDesk>[3] = {},
	from: Browser = browser
): Promise<Page> {
	const context = await staffDesk(from, server, 'staff', options);
	contexts.push(context);
	return context.newPage();
}

/** Speaks for a while, stops, hears that there is something. */
async function say(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^(Parler|Recommencer)$/ }).click();
	await page.getByText('Parlez maintenant.').waitFor();
	await page.locator('.time', { hasText: '0:02' }).waitFor();
	await page.getByRole('button', { name: 'Arrêter', exact: true }).click();
	await page.getByText('Écoutez, puis gardez.').waitFor();
}
const addressOf = (page: Page, sentence: string) =>
	page.locator('li', { hasText: sentence }).locator('audio').getAttribute('src');

test('a mediator records sentences, hears them, replaces one; families hear them', async () => {
	const page = await counter();
	const complaints = complaintsOf(page);
	await page.goto(`${server.origin}/mediation/langues/voix`, { waitUntil: 'networkidle' });
	await expectAccessible(page, 'languages');
	await screenshot(page, 'mediation/voix-langues');
	await page.getByRole('link', { name: /Français Français/ }).click();
	const heading = page.getByRole('heading', { level: 2, name: FIRST });
	await heading.waitFor();
	await expectAccessible(page, 'sentence');
	await screenshot(page, 'mediation/voix-phrase');

	const keep = page.getByRole('button', { name: /^Garder/ });
	expect(await keep.isDisabled()).toBe(true);
	await page.getByRole('button', { name: 'Parler' }).click();
	await page.locator('.time', { hasText: '0:02' }).waitFor();
	await screenshot(page, 'mediation/voix-enregistre');
	await page.getByRole('button', { name: 'Arrêter', exact: true }).click();

	// What was said is heard before it is kept, and hearing it is the next thing to do.
	const listen = page.getByRole('button', { name: 'Écouter ce que vous venez de dire' });
	await listen.waitFor();
	expect(await listen.evaluate((button) => button === document.activeElement)).toBe(true);
	await listen.click();
	await expect
		.poll(() =>
			page.locator('.studio audio').evaluate((audio: HTMLAudioElement) => audio.currentTime)
		)
		.toBeGreaterThan(0);
	await screenshot(page, 'mediation/voix-prete');
	const sent = await page.locator('input[name=voix]').evaluate((field: HTMLInputElement) => {
		const { name, type, size } = field.files![0]!;
		return { name, type, size };
	});
	expect(sent).toMatchObject({ name: 'voix.mp3', type: 'audio/mpeg' });
	expect(sent.size).toBeLessThan(20_000);
	await keep.click();

	// The next sentence is on the table, and is read out.
	await page.getByText(`C’est gardé`).waitFor();
	const next = page.getByRole('heading', { level: 2, name: SECOND });
	await next.waitFor();
	expect(await next.evaluate((h2) => h2 === document.activeElement)).toBe(true);
	await page.getByText('1 sur 13').first().waitFor();
	const first = (await addressOf(page, FIRST))!;
	await page.getByRole('button', { name: `Écouter ${FIRST}` }).click();
	await expect
		.poll(() =>
			page
				.locator('li', { hasText: FIRST })
				.locator('audio')
				.evaluate((audio: HTMLAudioElement) => audio.currentTime)
		)
		.toBeGreaterThan(0);

	// Replaced: another recording, at another address.
	await page.getByRole('link', { name: FIRST }).click();
	await page.getByText('La voix que les familles entendent').waitFor();
	await screenshot(page, 'mediation/voix-enregistree');
	await expectAccessible(page, 'recorded');
	await say(page);
	await keep.click();
	await page.getByRole('heading', { level: 2, name: SECOND }).waitFor();
	const second = (await addressOf(page, FIRST))!;
	expect(second).not.toBe(first);

	// A family of the school hears it, nobody hears the former one, a stranger hears nothing.
	const phone = await familyPhone(browser, server);
	contexts.push(phone);
	const heard = await phone.request.get(server.origin + second);
	expect(heard.status()).toBe(200);
	expect(heard.headers()).toMatchObject({
		'content-type': 'audio/mpeg',
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, max-age=31536000, immutable'
	});
	expect((await phone.request.get(server.origin + first)).status()).toBe(404);
	const stranger = await browser.newContext();
	contexts.push(stranger);
	expect((await stranger.request.get(server.origin + second)).status()).toBe(404);

	// The card of a lateness has names and hours: what is recorded of it leads.
	await say(page);
	await keep.click();
	await page
		.getByRole('heading', { level: 2, name: 'Votre enfant a du travail à faire.' })
		.waitFor();
	const lead = (await addressOf(page, SECOND))!;
	const home = await phone.newPage();
	await home.goto(`${server.origin}/`);
	const card = home.locator('article.lateness h2');
	expect(await card.getAttribute('data-lead')).toBe(lead);
	await home.locator('article.lateness .say').click();
	await home.locator('.say[aria-pressed=true]').waitFor();
	await home.close();

	// Taken out by mistake, and put back.
	await page.getByRole('link', { name: FIRST }).click();
	await page.getByRole('button', { name: 'Retirer cette voix' }).click();
	await page.getByText('La voix est retirée.').waitFor();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('La voix est remise.').waitFor();
	expect(await addressOf(page, FIRST)).toBe(second);
	expect(complaints).toEqual([]);
}, 240_000);

test('a language without written words is recorded from the French, on a phone', async () => {
	const page = await counter(PHONE);
	await page.goto(`${server.origin}/mediation/langues/voix`, { waitUntil: 'networkidle' });
	await screenshot(page, 'mediation/voix-langues-360');
	await page.getByRole('link', { name: /Soninké/ }).click();
	await page.getByText('Dites-le dans votre langue').waitFor();
	await expectAccessible(page, 'soninke');
	await say(page);
	await screenshot(page, 'mediation/voix-phrase-360');
	await page.getByRole('button', { name: /^Garder/ }).click();
	await page.getByRole('heading', { level: 2, name: SECOND }).waitFor();
	await page.goto(`${server.origin}/mediation/langues/voix/ar`, { waitUntil: 'networkidle' });
	await screenshot(page, 'mediation/voix-phrase-ar-360');
	await expectAccessible(page, 'arabic');
});

test('without script, a file is given; one that is no sound is refused in words', async () => {
	const page = await counter({ javaScriptEnabled: false });
	await page.goto(`${server.origin}/mediation/langues/voix/fr`);
	const field = page.locator('#voix');
	const keep = page.getByRole('button', { name: /^Garder/ });
	await keep.click();
	await page.getByText('Enregistrez la phrase d’abord.').first().waitFor();
	const image = { name: 'voix.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('<svg/>') };
	await field.setInputFiles([image]);
	await keep.click();
	await page
		.getByText(/n’est pas un son/)
		.first()
		.waitFor();
	const tone = { name: 'x', mimeType: 'audio/mpeg', buffer: Buffer.from(await mp3Tone(900)) };
	await field.setInputFiles([tone]);
	await keep.click();
	await page.getByRole('heading', { level: 2, name: SECOND }).waitFor();
	await page.getByRole('link', { name: `Écouter ${FIRST}` }).waitFor();
	await screenshot(page, 'mediation/voix-sans-script');
});

test('a microphone that is refused is said, and a file may be given instead', async () => {
	const deaf = await launchBrowser();
	try {
		const page = await counter({}, deaf);
		await page.goto(`${server.origin}/mediation/langues/voix/fr`, { waitUntil: 'networkidle' });
		await page.getByRole('button', { name: 'Parler' }).click();
		await page.getByText(/Le micro est refusé|Aucun micro n’est branché/).waitFor();
		const field = page.locator('#voix');
		const buffer = Buffer.from(await mp3Tone(900));
		await field.setInputFiles([{ name: 'x.mp3', mimeType: 'audio/mpeg', buffer }]);
		await page.getByRole('button', { name: /^Garder/ }).click();
		await page.getByRole('heading', { level: 2, name: SECOND }).waitFor();
		await page.context().close();
	} finally {
		await deaf.close();
	}
});
