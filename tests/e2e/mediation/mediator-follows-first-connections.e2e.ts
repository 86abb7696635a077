import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import type { Database } from '../../../src/lib/server/db/client';
import {
	guardian,
	guardianship,
	pupil,
	school,
	service,
	serviceConnection
} from '../../../src/lib/server/db/schema/directory';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { schoolStory } from '../../factories/school-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { expectAccessible } from '../../support/page-checks';
import { serveFamily } from '../../support/served-family';
import { staffDesk, type ServedSchool } from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const LIST = '/mediation/premieres-connexions';

let browser: Browser;
let server: ServedSchool & { story: { divisionId: string } };
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
	server = (await serveFamily(TUESDAY, tell, {
		SMS_GATEWAY: 'console',
		SMS_CONSOLE: 'on'
	})) as typeof server;
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

/** A class of two pupils and three guardians who never connected; one has no telephone. */
async function tell(db: Database) {
	const story = await schoolStory(db, { roles: ['mediator'], now: TUESDAY });
	const staff = await db.transaction(SYSTEM, async (tx) => {
		await tx.update(guardian).set({ accountId: null, metAt: null, letterLocale: 'ar' });
		await tx
			.update(school)
			.set({ deliverySettings: { sms: { isOn: true, monthlyBudgetCents: 2_000 } } });
		const { schoolId, divisionId } = story;
		const [yanis] = await tx
			.insert(pupil)
			.values({
				...{ schoolId, sourceId: 'yanis', firstName: 'Yanis', lastName: 'BENALI', divisionId }
			})
			.returning();
		const people = await tx
			.insert(guardian)
			.values([
				{
					...{ schoolId, sourceId: 'samira', firstName: 'Samira', lastName: 'BENALI' },
					...{ mobile: '+33639980105', acceptsSms: true, letterLocale: 'fr' }
				},
				{ schoolId, sourceId: 'karim', firstName: 'Karim', lastName: 'BENALI' }
			])
			.returning();
		await tx.insert(guardianship).values(
			people.map(({ id }) => ({
				...{ schoolId, pupilId: yanis!.id, guardianId: id },
				...{ kinship: '10', responsibility: 1, hasAccess: true }
			}))
		);
		const services = await tx
			.insert(service)
			.values(['EduConnect', 'ENT'].map((name) => ({ schoolId, code: name, name })))
			.returning();
		await tx.insert(serviceConnection).values({
			...{ schoolId, serviceId: services[1]!.id, guardianId: people[0]!.id },
			...{ connectedOn: '2026-09-10', source: 'list' }
		});
		const { staffId } = story.staff;
		return openStaffSession(tx, { staffId, schoolId, openedBy: 'passkey', now: TUESDAY });
	});
	return { staff, evening: staff, family: '', divisionId: story.divisionId };
}

async function open(path: string, options = {}): Promise<Page> {
	// Colours are looked at once notices have arrived.
	const context = await staffDesk(browser, server, 'staff', {
		reducedMotion: 'reduce',
		...options
	});
	contexts.push(context);
	const page = await context.newPage();
	await page.goto(server.origin + path, { waitUntil: 'networkidle' });
	return page;
}

test('a moment is opened in seconds, and families are noted in a row with Enter', async () => {
	const page = await open(`${LIST}/moments`);
	await expectAccessible(page, 'moments-vides');
	await page.getByLabel('Quel moment ?').selectOption('cafe');
	await page.getByLabel('Lieu').fill('Salle 12');
	await page.getByRole('button', { name: 'Ouvrir ce moment' }).click();
	await page.getByRole('heading', { level: 1, name: 'Café des parents' }).waitFor();
	const field = page.getByLabel('Qui avez-vous vu ?');
	for (const name of ['samira', 'karim']) {
		await expect.poll(() => field.inputValue()).toBe('');
		await field.pressSequentially(name);
		await page.getByRole('option').first().waitFor();
		await page.keyboard.press('Enter');
		await page.getByRole('row', { name: new RegExp(name, 'i') }).waitFor();
	}
	await page.getByText('2 familles vues').waitFor();
	await expectAccessible(page, 'moment');
	await screenshot(page, 'mediation/moment');
	await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('1 famille vue').waitFor();
	// The desk is there: what is done at the counter belongs to the moment.
	await page.getByRole('link', { name: 'Comptoir' }).first().click();
	await page.getByText('Vous êtes à : Café des parents, Salle 12').waitFor();
	await page.goto(`${server.origin}${LIST}/moments`);
	await page.getByText('Vous y êtes').waitFor();
	await screenshot(page, 'mediation/moments');
});

test('the sheet of a class is entered with arrows and the space bar, and saves by itself', async () => {
	const path = `${LIST}/feuille/${server.story.divisionId}`;
	const page = await open(path);
	await expectAccessible(page, 'feuille');
	await screenshot(page, 'mediation/feuille');
	const boxes = page.getByRole('checkbox');
	// What a list says is no box: five are left of six.
	expect(await boxes.count()).toBe(5);
	await boxes.first().focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Space');
	await page.getByText('Enregistré.').waitFor();

	const colleague = await open(path);
	expect(await colleague.locator('input:checked').count()).toBe(3);
	await colleague.getByRole('checkbox', { checked: false }).first().check();
	await colleague.getByText('Enregistré.').waitFor();

	await page.keyboard.press('Control+z');
	await page.getByText('Changé entre-temps par d’autres').waitFor();
	await expect.poll(() => page.locator('input:checked').count()).toBe(3);
	await page.reload();
	expect(await page.locator('input:checked').count()).toBe(3);

	const paper = await page.context().request.get(`${server.origin}${path}/papier`);
	expect(paper.headers()['content-type']).toBe('application/pdf');
	expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the sheet is entered without script too', async () => {
	const path = `${LIST}/feuille/${server.story.divisionId}`;
	const page = await open(path, { javaScriptEnabled: false });
	await page.getByRole('checkbox').first().check();
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await page.getByText('1 case enregistrée.').waitFor();
	expect(await page.locator('input:checked').count()).toBe(1);
});

test('reminders say what they cost, skip nobody, and are taken back', async () => {
	const page = await open(`${LIST}/rappels`);
	await page.getByRole('heading', { name: '2 SMS à envoyer' }).waitFor();
	await page.getByText('3 segments à 0,084').waitFor();
	const hand = page.getByRole('row', { name: /Karim/ });
	await hand.getByText('Aucun téléphone au fichier').waitFor();
	await page.getByText('Lire les SMS, dans 2 langues').click();
	await page.locator('[lang="ar"]').first().waitFor();
	await expectAccessible(page, 'rappels');
	await screenshot(page, 'mediation/rappels');
	await page.getByRole('button', { name: 'Envoyer les 2 SMS' }).click();
	await page.getByText('2 SMS partent dans une minute.').waitFor();
	await page.getByText('2 personnes à laisser tranquilles').waitFor();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('2 SMS annulés').waitFor();
	await page.getByRole('heading', { name: '2 SMS à envoyer' }).waitFor();
});

test('those chosen in the work list are those reminded', async () => {
	const page = await open(LIST);
	await page.getByRole('checkbox', { name: /Samira/ }).check();
	await page.getByRole('button', { name: 'Relancer par SMS' }).click();
	await page.getByRole('heading', { name: '1 SMS à envoyer' }).waitFor();
	await page.getByText('1 personne choisie dans la liste').waitFor();
});
