import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { guardian } from '../../../src/lib/server/db/schema/directory';
import { equipmentDiagnosis } from '../../../src/lib/server/db/schema/equipment';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
/** Most of a first response, headers and inlined styles included. */
const FIRST_RESPONSE = 14_600;

let browser: Browser;
let server: ServedFamily<FamilyStory>;
beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFamily(NOW, (db) => familyStory(db, { now: NOW, locale: 'ti' }));
});
afterAll(async () => {
	await server?.stop();
	await browser?.close();
});

/** One tap on the picture of an answer; the next screen comes by itself. */
async function tap(page: Page, answer: string): Promise<void> {
	const before = page.url();
	await page.locator(`button[value="${answer}"]`).tap();
	await page.waitForURL((url) => url.href !== before);
}

const kept = () =>
	server.look(async (db) =>
		db.transaction(SYSTEM, async (tx) => ({
			diagnoses: await tx.select().from(equipmentDiagnosis),
			guardian: (await tx.select().from(guardian))[0]!
		}))
	);

test.each([
	['with script', true],
	['without script', false]
])('in Tigrinya, by taps only: one question a screen, %s', async (name, javaScriptEnabled) => {
	const context = await phoneOf(browser, server, server.story.cookie, { javaScriptEnabled });
	const page = await context.newPage();
	await page.goto(`${server.origin}/aide`);
	await page.locator('a[href="/materiel"]').tap();
	await page.waitForURL('**/materiel');
	await screenshot(page, `famille/materiel-debut-${name === 'with script' ? 'ti' : 'ti-nu'}`);
	await page.locator('main a[href="/materiel/device"]').first().tap();
	await page.waitForURL('**/materiel/device');
	if (javaScriptEnabled) {
		// Every answer has a speaker; nothing has to be typed.
		expect(await page.locator('.option .say').count()).toBe(await page.locator('.option').count());
		expect(await page.locator('input:not([type=hidden]), textarea').count()).toBe(0);
		await screenshot(page, 'famille/materiel-question-ti');
		await tap(page, 'phone');
		await tap(page, 'two');
		// The phone is put down, and taken up again: it goes on where it was.
		await page.goto(`${server.origin}/materiel`);
		await page.locator('a.button[href="/materiel/internet"]').tap();
		await page.waitForURL('**/materiel/internet');
		await screenshot(page, 'famille/materiel-internet-ti');
		for (const answer of ['phone-short', 'not-said', 'helped', 'evening', 'call', 'voice']) {
			await tap(page, answer);
		}
		expect(new URL(page.url()).pathname).toBe('/materiel');
		await screenshot(page, 'famille/materiel-fin-ti');
		expect(await page.locator('.answers li').count()).toBe(8);
	} else {
		// Changed her mind: one tap on the answer, one on another, and back to all of them.
		await tap(page, 'none');
		expect(new URL(page.url()).pathname).toBe('/materiel');
		expect(await page.locator('.answers li').count()).toBe(7);
	}
	await context.close();
	const { diagnoses, guardian: told } = await kept();
	expect(diagnoses).toHaveLength(1);
	expect(diagnoses[0]).toMatchObject({ filledBy: 'family', accountId: server.story.accountId });
	expect(diagnoses[0]!.answers).toMatchObject({ channel: 'call', printer: 'not-said' });
	expect(told).toMatchObject({ bestChannel: 'call', bestMoment: 'evening', prefersVoice: true });
});

test('each screen is light', async () => {
	const context = await phoneOf(browser, server, server.story.cookie, { serviceWorkers: 'block' });
	const page = await context.newPage();
	for (const path of ['/materiel', '/materiel/device', `/materiel/pret/${server.story.loanId}`]) {
		const response = await page.goto(server.origin + path);
		const { responseBodySize, responseHeadersSize } = await response!.request().sizes();
		expect([path, responseBodySize + responseHeadersSize < FIRST_RESPONSE]).toEqual([path, true]);
	}
	await context.close();
});
