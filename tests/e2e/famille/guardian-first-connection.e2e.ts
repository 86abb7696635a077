import { eq } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM, type StaffActor } from '../../../src/lib/domain/shared/actor';
import type { Database } from '../../../src/lib/server/db/client';
import { guardian, school } from '../../../src/lib/server/db/schema/directory';
import { confirmAdult } from '../../../src/lib/server/first-connection/confirm-adult';
import { createInvitations } from '../../../src/lib/server/first-connection/create-invitations';
import { codePepper } from '../../../src/lib/server/installation/installation';
import type { App } from '../../../src/lib/server/app';
import { FAMILY_COOKIE } from '../../../src/lib/server/sign-in/family-session';
import { schoolStory } from '../../factories/school-story';
import { launchBrowser, phone, screenshot } from '../../support/browser';
import { serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');

/** What the use cases of staff need of an application, on a database opened for a look. */
async function appOn(db: Database): Promise<App> {
	const app: Partial<App> = { db, clock: { now: () => NOW }, codePepper: await codePepper(db) };
	return app as App;
}

interface Story {
	staff: StaffActor;
	guardianId: string;
	/** Three letters of three guardians: in a row Inès's mother, and two others. */
	letters: { secret: string; code: string }[];
}

async function tell(db: Database): Promise<Story> {
	const letters = [];
	let first: { staff: StaffActor; guardianId: string } | undefined;
	const app = await appOn(db);
	for (let n = 0; n < 3; n++) {
		const made = await schoolStory(db, { roles: ['secretary'], now: NOW });
		await db.transaction(SYSTEM, (tx) =>
			tx
				.update(guardian)
				.set({ accountId: null, metAt: null })
				.where(eq(guardian.id, made.guardianId))
		);
		await db.transaction(SYSTEM, (tx) =>
			tx
				.update(school)
				.set({ referencePerson: 'Sophie Bernard' })
				.where(eq(school.id, made.schoolId))
		);
		const invited = await createInvitations(app, made.staff, [made.guardianId]);
		if (!invited.ok) throw new Error(invited.error.code);
		letters.push(invited.value.invitations[0]!);
		first ??= made;
	}
	return { ...first!, letters };
}

let server: ServedFamily<Story> | undefined;
let browser: Browser | undefined;
beforeAll(async () => {
	[server, browser] = await Promise.all([serveFamily(NOW, tell), launchBrowser()]);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

const at = (path: string) => `${server!.origin}${path}`;
const yes = 'form[action$="enter"] button';
const no = 'form[action$="decline"] button';

async function isSignedIn(context: BrowserContext): Promise<boolean> {
	return (await context.cookies()).some(({ name }) => name === FAMILY_COOKIE);
}

async function chooseLanguage(page: Page, locale: string): Promise<void> {
	await page.locator(`button[value="${locale}"]`).click();
}

test('Amina scans the letter, chooses Arabic, recognises her child, and is in', async () => {
	const context = await phone(browser!);
	const page = await context.newPage();
	const { secret } = server!.story.letters[0]!;
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));

	await page.goto(at(`/invitation#${secret}`));
	await page.waitForURL('**/bienvenue**');
	await screenshot(page, 'first-connection/ar-1-language');
	await chooseLanguage(page, 'ar');

	await page.locator(yes).waitFor();
	expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
	expect(await page.locator('h1').textContent()).toBe('هل هذا طفلكم؟');
	expect(await page.getByText('Inès').isVisible()).toBe(true);
	expect(page.url()).not.toContain(secret);
	expect(asked.filter((url) => new URL(url).search.includes(secret))).toEqual([]);
	expect(await isSignedIn(context)).toBe(false);
	await screenshot(page, 'first-connection/ar-2-question');

	await page.locator(yes).click();
	await page.waitForURL(at('/'));
	expect(await isSignedIn(context)).toBe(true);
	// A letter alone: nothing of the child yet.
	expect(await page.content()).not.toContain('Inès');

	const { staff, guardianId } = server!.story;
	await server!.look(async (db) => confirmAdult(await appOn(db), staff, guardianId));
	await page.reload();
	await page.getByText('Inès').first().waitFor();
	await context.close();
});

test('a link that is opened, followed or fetched signs nobody in', async () => {
	const context = await phone(browser!);
	const { secret, code } = server!.story.letters[1]!;
	for (const path of [
		'/invitation',
		`/invitation?secret=${secret}`,
		`/invitation?/enter&secret=${secret}`,
		`/invitation?code=${code}`
	]) {
		for (const method of ['GET', 'HEAD']) {
			await context.request.fetch(at(path), { method });
			expect(await isSignedIn(context), `${method} ${path}`).toBe(false);
		}
	}
	// Another site's form is refused before anything is looked up.
	const foreign = await context.request.post(at('/invitation?/enter'), {
		form: { secret },
		headers: { origin: 'https://example.org' }
	});
	expect(foreign.status()).toBe(403);
	expect(await isSignedIn(context)).toBe(false);
	await context.close();
});

test('without script, the twelve digits open the same door, and what was typed is kept', async () => {
	const context = await phone(browser!, { javaScriptEnabled: false });
	const page = await context.newPage();
	const { code } = server!.story.letters[1]!;
	await page.goto(at('/invitation'));
	await chooseLanguage(page, 'fr');
	await page.waitForURL(at('/invitation'));
	await screenshot(page, 'first-connection/fr-3-start');

	const digits = page.locator('input[name="code"]');
	await digits.fill('1234 5678');
	await page.locator('form:has(input[name="code"]) button').click();
	await page.locator('[role="alert"]').waitFor();
	expect(await digits.inputValue()).toBe('1234 5678');
	await screenshot(page, 'first-connection/fr-4-not-a-code');

	await digits.fill(code.replace(/(\d{4})(?=\d)/g, '$1 '));
	await page.locator('form:has(input[name="code"]) button').click();
	await page.locator(yes).waitFor();
	await page.locator(yes).click();
	await page.waitForURL(at('/'));
	expect(await isSignedIn(context)).toBe(true);
	await context.close();
});

test('not my child: nothing is used, and the school’s telephone is there', async () => {
	const context = await phone(browser!);
	const page = await context.newPage();
	const { secret } = server!.story.letters[2]!;
	await page.goto(at(`/invitation#${secret}`));
	await chooseLanguage(page, 'fr');
	await page.locator(no).click();
	await page.locator('a[href="tel:+33639980000"]').waitFor();
	expect(await page.getByText('Sophie Bernard').isVisible()).toBe(true);
	expect(await isSignedIn(context)).toBe(false);
	await screenshot(page, 'first-connection/fr-5-not-mine');

	await page.goto(at(`/invitation#${secret}`));
	await page.locator(yes).click();
	await page.waitForURL(at('/'));
	await context.close();
});

test('a used letter says what to do next in the family’s language, and lets nobody in', async () => {
	const context = await phone(browser!);
	const page = await context.newPage();
	await page.goto(at(`/invitation#${server!.story.letters[0]!.secret}`));
	await chooseLanguage(page, 'ar');
	await page.getByText('هذه الرسالة استُعملت من قبل.').waitFor();
	await page.locator('a[href^="tel:"]').waitFor();
	expect(await page.content()).not.toContain('Inès');
	expect(await isSignedIn(context)).toBe(false);
	await screenshot(page, 'first-connection/ar-6-used');
	await context.close();
});
