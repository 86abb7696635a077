import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import type { Database } from '../../../src/lib/server/db/client';
import { guardian, guardianship } from '../../../src/lib/server/db/schema/directory';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { sessionOf } from '../../factories/family-story';
import { schoolStory, storyItem } from '../../factories/school-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { expectAccessible } from '../../support/page-checks';
import { serveFamily } from '../../support/served-family';
import { familyPhone, staffDesk, type ServedSchool } from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T09:00:00+01:00');
const MESSAGE = { subject: 'Sortie au musée', text: 'Vendredi matin.', author: 'Mme Roy' };

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveFamily(TUESDAY, tell);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

/**
 * A child is absent this morning and the school wrote to everybody. Amina reads Arabic and has no
 * phone that is told; Samir, the other guardian, has no telephone at all. No short message goes.
 */
async function tell(db: Database) {
	const story = await schoolStory(db, { roles: ['education-adviser'], now: TUESDAY });
	const family = await sessionOf(db, story, true, TUESDAY);
	const staff = await db.transaction(SYSTEM, async (tx) => {
		const [samir] = await tx
			.insert(guardian)
			.values({
				...{ schoolId: story.schoolId, sourceId: 'samir', title: 'M.' },
				...{ firstName: 'Samir', lastName: 'ESSAI', letterLocale: 'ar' }
			})
			.returning();
		await tx.insert(guardianship).values({
			...{ schoolId: story.schoolId, pupilId: story.pupilId, guardianId: samir!.id },
			...{ kinship: '20', responsibility: 1, hasAccess: true }
		});
		const { staffId, schoolId } = story.staff;
		return openStaffSession(tx, { staffId, schoolId, openedBy: 'passkey', now: TUESDAY });
	});
	const absence = {
		startsAt: '2026-11-24T07:00:00.000Z',
		endsAt: '2026-11-24T11:00:00.000Z'
	};
	await storyItem(db, story, { kind: 'absence', content: absence, now: TUESDAY });
	await storyItem(db, story, {
		...{ kind: 'message', content: MESSAGE, audience: 'school' as const, now: TUESDAY }
	});
	return { staff, evening: staff, family };
}

async function openList(options: Parameters<typeof staffDesk>[3] = {}): Promise<Page> {
	const desk = await staffDesk(browser, server, 'staff', options);
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(`${server.origin}/mediation`);
	await expect
		.poll(
			async () => {
				await page.getByRole('link', { name: 'À appeler' }).click();
				await page.getByRole('heading', { level: 1, name: 'À appeler' }).waitFor();
				await page.reload();
				return page.getByRole('article').count();
			},
			{ timeout: 20_000, interval: 500 }
		)
		.toBe(2);
	return page;
}
const cardOf = (page: Page, name: string) => page.getByRole('article', { name });

test('an adviser calls, notes what became of it in one tap, and takes a tap back', async () => {
	const page = await openList();
	const amina = cardOf(page, 'Amina ESSAI');
	// Nobody is skipped for want of a telephone.
	await cardOf(page, 'Samir ESSAI').getByText('Aucun téléphone au dossier').waitFor();
	expect(await cardOf(page, 'Samir ESSAI').getByRole('button').allInnerTexts()).toEqual([
		'Jointe',
		'Papier'
	]);

	const call = amina.getByRole('link', { name: /Appeler Amina ESSAI/ });
	expect(await call.getAttribute('href')).toBe('tel:+33639980101');
	await amina.getByText('Arabe').waitFor();
	await amina.getByText(/Inès n’est pas en classe aujourd’hui\. Est-ce que tout va bien/).waitFor();
	await amina.getByText(/L’école n’envoie pas de SMS/).waitFor();
	await screenshot(page, 'mediation/a-appeler');
	await expectAccessible(page, 'a-appeler');

	await amina.getByRole('button', { name: 'Pas de réponse' }).click();
	await page.getByText('Amina ESSAI revient en fin de liste').waitFor();
	await amina.getByText('1 appel sans réponse').waitFor();
	expect(await page.getByRole('article').first().innerText()).toContain('Samir ESSAI');
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('C’est remis comme avant.').waitFor();
	expect(await amina.getByText('1 appel sans réponse').count()).toBe(0);

	await amina.getByRole('button', { name: 'Jointe' }).click();
	await page.getByText('Amina ESSAI est au courant').waitFor();
	expect(await amina.count()).toBe(0);
	await cardOf(page, 'Samir ESSAI').getByText('Amina ESSAI est déjà au courant').first().waitFor();
});

test('two at the same card lose nothing, and the second is told who was faster', async () => {
	const [first, second] = [await openList(), await openList()];
	await cardOf(first, 'Amina ESSAI').getByRole('button', { name: 'Jointe' }).click();
	await first.getByText('Amina ESSAI est au courant').waitFor();
	await cardOf(second, 'Amina ESSAI').getByRole('button', { name: 'Mauvais numéro' }).click();
	await second.getByText(/Claire \d+ avait déjà joint Amina ESSAI/).waitFor();
	expect(await cardOf(second, 'Amina ESSAI').count()).toBe(0);
});

test('whoever opens Passerelle leaves the list by herself', async () => {
	const page = await openList();
	const phone = await familyPhone(browser, server);
	contexts.push(phone);
	const home = await phone.newPage();
	await home.goto(server.origin);
	await home.getByRole('main').waitFor();
	await page.reload();
	expect(await cardOf(page, 'Amina ESSAI').count()).toBe(0);
	expect(await cardOf(page, 'Samir ESSAI').count()).toBe(1);
});

test('without script too, a letter is chosen, printed in the family’s language and handed over', async () => {
	await openList();
	const desk = await staffDesk(browser, server, 'staff', { javaScriptEnabled: false });
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(`${server.origin}/mediation/a-appeler`);
	await cardOf(page, 'Samir ESSAI').getByRole('button', { name: 'Papier' }).click();
	await page.getByText('Une lettre est prévue pour Samir ESSAI').waitFor();
	await page.getByRole('link', { name: /^Lettres/ }).click();
	await page.getByRole('button', { name: 'Imprimer', exact: true }).click();
	const letter = page.locator('.letter');
	await letter.getByText('M. Samir ESSAI').waitFor();
	expect(await letter.locator('[lang="ar"]').first().getAttribute('dir')).toBe('rtl');
	await letter.locator('[lang="fr"]').getByText('Inès n’était pas en classe').waitFor();
	await letter.getByText('Vendredi matin.').waitFor();
	await screenshot(page, 'mediation/lettre-a-remettre');

	await page.getByRole('checkbox', { name: 'Choisir Samir ESSAI' }).check();
	await page.getByRole('button', { name: 'Remises' }).click();
	await page.getByText('1 lettre remise').waitFor();
	await page.getByText('Aucune lettre à remettre').waitFor();
});
