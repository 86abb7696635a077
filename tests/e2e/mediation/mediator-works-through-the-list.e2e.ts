import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import type { Database } from '../../../src/lib/server/db/client';
import {
	division,
	guardian,
	guardianship,
	pupil
} from '../../../src/lib/server/db/schema/directory';
import { staff, staffRole } from '../../../src/lib/server/db/schema/staff';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { schoolStory } from '../../factories/school-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { expectAccessible } from '../../support/page-checks';
import { serveFamily } from '../../support/served-family';
import { staffDesk, type ServedSchool } from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const LIST = '/mediation/premieres-connexions';

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
	server = await serveFamily(TUESDAY, tell);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

/** Three families who never connected, in a class of level 5e, and a colleague. */
async function tell(db: Database) {
	const story = await schoolStory(db, { roles: ['mediator'], now: TUESDAY });
	const { schoolId, divisionId, staff: me } = story;
	return db.transaction(SYSTEM, async (tx) => {
		await tx.update(division).set({ level: '5e' });
		for (const [lastName, firstName, child] of [
			['KAYA', 'Fatima', 'Deniz'],
			['BENALI', 'Samira', 'Yanis'],
			["N'GUYEN", 'Linh', 'Minh']
		] as const) {
			const known = { schoolId, sourceId: lastName, lastName };
			const [g] = await tx
				.insert(guardian)
				.values({ ...known, firstName, mobile: '+33639980105' })
				.returning();
			const [p] = await tx
				.insert(pupil)
				.values({ ...known, firstName: child, divisionId })
				.returning();
			await tx.insert(guardianship).values({
				schoolId,
				pupilId: p!.id,
				guardianId: g!.id,
				kinship: '10',
				responsibility: 1,
				hasAccess: true
			});
		}
		const [colleague] = await tx
			.insert(staff)
			.values({ name: 'Odile Conseil', email: 'odile@example.org', createdAt: TUESDAY })
			.returning();
		const odile = { staffId: colleague!.id, schoolId };
		await tx.insert(staffRole).values({ ...odile, role: 'adviser' });
		const session = { openedBy: 'passkey', now: TUESDAY } as const;
		return {
			staff: await openStaffSession(tx, { staffId: me.staffId, schoolId, ...session }),
			// The colleague's desk.
			evening: await openStaffSession(tx, { ...odile, ...session }),
			family: ''
		};
	});
}

async function open(path: string, who: 'staff' | 'evening' = 'staff', options = {}): Promise<Page> {
	const context = await staffDesk(browser, server, who, { reducedMotion: 'reduce', ...options });
	contexts.push(context);
	const page = await context.newPage();
	await page.goto(server.origin + path, { waitUntil: 'networkidle' });
	return page;
}

test('by keyboard alone: search, card, ticks, assignment, its undo', async () => {
	const page = await open(LIST);
	await expectAccessible(page, 'liste');
	await screenshot(page, 'mediation/liste-de-travail');
	await page.keyboard.press('/');
	await page.keyboard.type('fatma');
	await page.getByRole('option', { name: /KAYA/ }).waitFor();
	await screenshot(page, 'mediation/recherche');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.getByRole('heading', { level: 2, name: 'Fatima KAYA' }).waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('heading', { level: 2, name: 'Fatima KAYA' }).waitFor({ state: 'detached' });

	await page.keyboard.press('?');
	const keys = page.getByRole('dialog', { name: 'Touches du clavier' });
	await keys.waitFor();
	await expectAccessible(page, 'touches');
	await page.keyboard.press('Escape');
	await keys.waitFor({ state: 'hidden' });

	await page.locator('tbody th a').first().focus();
	await page.keyboard.press('x');
	await page.keyboard.press('j');
	await page.keyboard.press('x');
	await page.getByText('2 cochés').waitFor();
	await page.keyboard.press('k');
	await page.keyboard.press('Enter');
	await page.locator('aside h2').waitFor();
	await page.getByRole('button', { name: 'Confier' }).press('Enter');
	await page.getByText(/2 familles confiées à Claire/).waitFor();
	await page.goto(`${server.origin}${LIST}?suivi=moi`);
	expect(await page.locator('tbody tr').count()).toBe(2);
	await page.goto(`${server.origin}${LIST}?suivi=personne`);
	expect(await page.locator('tbody tr').count()).toBe(2);
	await page.getByRole('checkbox', { name: 'Tout cocher sur cette page' }).check();
	await page.getByRole('button', { name: 'Confier' }).click();
	await page.getByText(/2 familles confiées/).waitFor();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('C’est annulé pour 2 familles.').waitFor();
	expect(await page.locator('tbody tr').count()).toBe(2);
});

test('a colleague who took the family meanwhile is named', async () => {
	const page = await open(LIST);
	const theirs = await open(LIST, 'evening');
	server.setClock(new Date(TUESDAY.getTime() + 60_000));
	await theirs.getByRole('checkbox', { name: /Samira/ }).check();
	await theirs.getByRole('button', { name: 'Confier' }).click();
	await theirs.getByText('1 famille confiée à Odile Conseil.').waitFor();
	await page.getByRole('checkbox', { name: /Samira/ }).check();
	await page.getByRole('button', { name: 'Confier' }).click();
	await page.getByText(/Samira BENALI vient d’être confiée à Odile Conseil/).waitFor();
});

test('a view is kept, shown to a colleague, taken away and kept again', async () => {
	const page = await open(`${LIST}?connexion=non&niveau=5e`);
	await page.getByText('Enregistrer cette vue').click();
	await page.getByLabel('Nom de la vue').fill('5e à rencontrer');
	await page.getByLabel('La montrer aux collègues').check();
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('Vue « 5e à rencontrer » enregistrée.').waitFor();
	const theirs = await open(LIST, 'evening');
	await theirs.getByRole('link', { name: /5e à rencontrer/ }).click();
	await theirs.waitForURL(/niveau=5e/);
	expect(await theirs.locator('tbody tr').count()).toBe(3);
	await expectAccessible(theirs, 'vues');
	await page.getByRole('button', { name: 'Retirer cette vue' }).click();
	await page.getByText('Vue « 5e à rencontrer » retirée.').waitFor();
	await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
	await page.getByRole('link', { name: /5e à rencontrer/ }).waitFor();
});

test('a figure leads to those it counts; levels are set and put back', async () => {
	const page = await open(`${LIST}/chiffres`);
	await expectAccessible(page, 'chiffres');
	await screenshot(page, 'mediation/chiffres');
	await page.getByRole('row', { name: /^5 B/ }).getByRole('link').first().click();
	await page.waitForURL(/classe=/);
	expect(await page.locator('tbody tr').count()).toBe(4);
	await page.goto(`${server.origin}${LIST}/niveaux`, { waitUntil: 'networkidle' });
	await page.getByLabel('5 B').selectOption('4e');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await page.getByText('1 classe changée.').waitFor();
	await page.getByText('Fixé par l’équipe').waitFor();
	await expectAccessible(page, 'niveaux');
	await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
	await expect.poll(() => page.getByLabel('5 B').inputValue()).toBe('5e');
});

test('without script: a search is sent, and families are assigned', async () => {
	const page = await open(LIST, 'staff', { javaScriptEnabled: false });
	await page.getByRole('combobox', { name: /Chercher/ }).fill('nguyen');
	await page.getByRole('combobox', { name: /Chercher/ }).press('Enter');
	await page.getByRole('link', { name: /N'GUYEN/ }).waitFor();
	expect(await page.locator('tbody tr').count()).toBe(1);
	await page.getByRole('checkbox', { name: /Linh/ }).check();
	await page.getByLabel('Confier à').selectOption({ label: 'À Odile Conseil' });
	await page.getByRole('button', { name: 'Confier' }).click();
	await page.getByText('1 famille confiée à Odile Conseil.').waitFor();
});
