import { eq } from 'drizzle-orm';
import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import type { Database } from '../../../src/lib/server/db/client';
import { familySession } from '../../../src/lib/server/db/schema/account';
import { guardian, guardianship } from '../../../src/lib/server/db/schema/directory';
import { outreach } from '../../../src/lib/server/db/schema/first-connection';
import { staff, staffRole } from '../../../src/lib/server/db/schema/staff';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { schoolStory, storyItem } from '../../factories/school-story';
import { launchBrowser, phone, screenshot } from '../../support/browser';
import { expectAccessible } from '../../support/page-checks';
import { startPushService, type PushService } from '../../support/push-service';
import { readQr } from '../../support/read-qr';
import { serveFamily } from '../../support/served-family';
import { staffDesk, type ServedSchool } from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
/** Issue 5: from the search to the connected family. */
const MEDIATOR_AT_MOST = 12;
const PARENT_AT_MOST = 4;
const COUNTER = '/mediation/premieres-connexions/comptoir';

let browser: Browser;
let server: ServedSchool;
let pushes: PushService;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	[browser, pushes, server] = await Promise.all([
		launchBrowser(),
		startPushService(),
		serveFamily(TUESDAY, tell)
	]);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
	await pushes?.close();
});

/**
 * Three guardians who never connected: Amina, whose child is absent this morning; Samir, the other
 * parent; Leïla, who shares Samir's telephone. Two mediators.
 */
async function tell(db: Database) {
	const story = await schoolStory(db, { roles: ['mediator'], now: TUESDAY });
	const cookies = await db.transaction(SYSTEM, async (tx) => {
		await tx.update(guardian).set({ accountId: null, metAt: null });
		const others = await tx
			.insert(guardian)
			.values(
				['Samir', 'Leïla'].map((firstName) => ({
					...{ schoolId: story.schoolId, sourceId: firstName, firstName, lastName: 'ESSAI' },
					...{ mobile: '+33639980177', acceptsSms: true }
				}))
			)
			.returning();
		await tx.insert(guardianship).values(
			others.map(({ id }) => ({
				...{ schoolId: story.schoolId, pupilId: story.pupilId, guardianId: id },
				...{ kinship: '20', responsibility: 1, hasAccess: true }
			}))
		);
		const [driss] = await tx
			.insert(staff)
			.values({ name: 'Driss', email: 'driss@example.org', createdAt: TUESDAY })
			.returning();
		const { schoolId } = story;
		await tx.insert(staffRole).values({ staffId: driss!.id, schoolId, role: 'mediator' });
		const open = (staffId: string) =>
			openStaffSession(tx, { staffId, schoolId, openedBy: 'passkey', now: TUESDAY });
		return { staff: await open(story.staff.staffId), evening: await open(driss!.id), family: '' };
	});
	const content = { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T11:00:00.000Z' };
	await storyItem(db, story, { kind: 'absence', content, now: TUESDAY });
	return cookies;
}

async function desk(who: 'staff' | 'evening' = 'staff', options = {}): Promise<Page> {
	const context = await staffDesk(browser, server, who, options);
	contexts.push(context);
	const page = await context.newPage();
	// Somebody who types before the page is alive gets her suggestions at the next letter.
	await page.goto(server.origin + COUNTER, { waitUntil: 'networkidle' });
	return page;
}

/** A phone that has never been here, and whose browser takes notifications. */
async function newPhone(): Promise<Page> {
	const context = await phone(browser, { permissions: ['notifications'] });
	contexts.push(context);
	const page = await context.newPage();
	// A browser without Google's push service cannot subscribe: the test is the push service.
	await page.addInitScript((json) => {
		PushManager.prototype.subscribe = () =>
			Promise.resolve({ toJSON: () => json, endpoint: json.endpoint } as never);
	}, pushes.subscribe().json);
	return page;
}

/** Counts what somebody does with her hands: a tap, a key, a field typed in. */
function hands() {
	let count = 0;
	return {
		get count() {
			return count;
		},
		tap: async (what: Locator) => (count++, what.click()),
		type: async (where: Locator, words: string) => (count++, where.pressSequentially(words)),
		press: async (where: Locator, key: string) => (count++, where.press(key)),
		/** The camera is pointed at a square, and the link that it finds is touched. */
		scan: async (page: Page, square: Locator) => (count++, page.goto(await readQr(square)))
	};
}
const step = (page: Page, words: string) =>
	page.locator('li.done', { hasText: words }).waitFor({ timeout: 20_000 });

test('from the search to a connected family, in few taps, followed live', async () => {
	const mediator = hands();
	const parent = hands();
	const page = await desk();
	await expectAccessible(page, 'comptoir');
	await screenshot(page, 'mediation/comptoir');

	const field = page.getByLabel('Qui est devant vous ?');
	await mediator.type(field, 'amina');
	await page.getByRole('option', { name: /Amina/ }).waitFor();
	await mediator.press(field, 'Enter');
	await page.getByRole('heading', { level: 1, name: 'Amina ESSAI' }).waitFor();
	await expectAccessible(page, 'comptoir-langue');
	await screenshot(page, 'mediation/comptoir-langue');
	await mediator.tap(page.getByRole('button', { name: 'العربية' }));
	const square = page.locator('svg.qr');
	await square.waitFor();
	await expectAccessible(page, 'comptoir-code');
	await screenshot(page, 'mediation/comptoir-code');

	const hers = await newPhone();
	await parent.scan(hers, square);
	// The language to which she pointed: nobody asks again.
	await hers.locator('form[action$="enter"] button').waitFor();
	expect(await hers.locator('html').getAttribute('dir')).toBe('rtl');
	await step(page, 'Le carré est lu');
	await step(page, 'Langue : Arabe');
	await parent.tap(hers.locator('form[action$="enter"] button'));
	await hers.waitForURL(`${server.origin}/`);
	// The mediator sees the adult: the session shows the child at once.
	await hers.getByText('Inès').first().waitFor();
	await page.getByRole('heading', { level: 2, name: 'C’est fait' }).waitFor({ timeout: 20_000 });
	await page.getByText(/Temps passé\s:\s\d+:\d\d/).waitFor();
	await page.getByText('Les alertes ne sont pas encore reçues').waitFor();
	await hers.evaluate(() => navigator.serviceWorker.ready.then(() => null));
	await parent.tap(hers.locator('[data-push="on"]').first());
	await page.getByText('Les alertes ne sont pas encore reçues').waitFor({ state: 'detached' });
	await expectAccessible(page, 'comptoir-fait');
	await screenshot(page, 'mediation/comptoir-fait');

	expect(mediator.count, 'the mediator’s actions').toBeLessThanOrEqual(MEDIATOR_AT_MOST);
	expect(parent.count, 'the parent’s taps').toBeLessThanOrEqual(PARENT_AT_MOST);
	process.stdout.write(
		`counter: ${mediator.count} actions of the mediator, ${parent.count} taps of the parent\n`
	);
	const [kept, noted] = await server.look((db) =>
		db.transaction(SYSTEM, async (tx) => [
			await tx.select().from(familySession),
			await tx.select().from(outreach).where(eq(outreach.moment, 'counter'))
		])
	);
	expect(kept.filter((one) => 'confirmedBy' in one && one.confirmedBy)).toHaveLength(1);
	expect(noted).toHaveLength(1);
});

test('a telephone of two people is said, and either may be chosen, without script too', async () => {
	const page = await desk('staff', { javaScriptEnabled: false });
	await page.getByLabel('Qui est devant vous ?').fill('06 39 98 01 77');
	await page.getByRole('button', { name: 'Choisir cette famille' }).click();
	await page.getByText('Ce numéro est celui de plusieurs personnes').waitFor();
	await page.getByRole('main').getByRole('link', { name: /Samir/ }).click();
	await page.getByText('Ce numéro de téléphone est aussi celui de Leïla ESSAI').waitFor();
	await page.getByRole('link', { name: 'Leïla ESSAI' }).first().click();
	await page.getByRole('heading', { level: 1, name: 'Leïla ESSAI' }).waitFor();
});

test('two counters for the same family: each sees what happened', async () => {
	const open = async (page: Page) => {
		await page.getByLabel('Qui est devant vous ?').pressSequentially('samir');
		await page.getByRole('option', { name: /Samir/ }).click();
		await page.getByRole('button', { name: 'Türkçe' }).click();
		await page.locator('svg.qr').waitFor();
	};
	const first = await desk('staff');
	await open(first);
	const old = await readQr(first.locator('svg.qr'));
	const second = await desk('evening');
	await open(second);
	await second.getByText(/montrait aussi un code à cette famille/).waitFor();
	await first
		.getByText('Driss montre un nouveau code à cette famille')
		.waitFor({ timeout: 20_000 });

	const late = await newPhone();
	await late.goto(old);
	await late.locator('[role="alert"]').waitFor();
	const his = await newPhone();
	await his.goto(await readQr(second.locator('svg.qr')));
	await his.locator('form[action$="enter"] button').click();
	await his.waitForURL(`${server.origin}/`);
	await second.getByRole('heading', { name: 'C’est fait' }).waitFor({ timeout: 20_000 });
	await first.getByText(/Driss a connecté cette famille à/).waitFor({ timeout: 20_000 });
});

test('the typed code, a code that grew old, and a new one in a tap, on a tablet', async () => {
	const page = await desk('staff', { viewport: { width: 768, height: 1024 }, hasTouch: true });
	await page.getByLabel('Qui est devant vous ?').pressSequentially('leila');
	await page.getByRole('option', { name: /Leïla/ }).click();
	await page.getByRole('button', { name: 'Sur son téléphone' }).click();
	await page.locator('svg.qr').waitFor();
	await screenshot(page, 'mediation/comptoir-tablette');
	server.setClock(new Date(TUESDAY.getTime() + 10 * 60_000));
	await page.getByText('Ce code a plus de dix minutes').waitFor({ timeout: 20_000 });
	await page.getByRole('button', { name: 'Nouveau code' }).click();
	const code = await page.locator('.digits').innerText();

	const hers = await newPhone();
	await hers.goto(`${server.origin}/invitation`);
	await hers.locator('button[value="tr"]').click();
	await hers.locator('input[name="code"]').fill(code);
	await hers.locator('form:has(input[name="code"]) button').click();
	await step(page, 'Langue : Turc');
	await hers.locator('form[action$="enter"] button').click();
	await hers.getByText('Inès').first().waitFor();
	await page.getByRole('heading', { name: 'C’est fait' }).waitFor({ timeout: 20_000 });
});
