import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import type { Database } from '../../../src/lib/server/db/client';
import { staff, staffRole } from '../../../src/lib/server/db/schema/staff';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { sessionOf } from '../../factories/family-story';
import { schoolStory, storyItem } from '../../factories/school-story';
import { desktop, launchBrowser, phone, screenshot } from '../../support/browser';
import { complaintsOf, expectAccessible } from '../../support/page-checks';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';
import { staffCookie } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const ROLES = ['mediator', 'head', 'inspector'] as const;
type Who = (typeof ROLES)[number];
type Cookies = Record<Who, string> & { family: string };

let browser: Browser;
let server: ServedFamily<Cookies>;
const contexts: BrowserContext[] = [];

/** A school with one member of staff a role, one family reading Arabic, and a workshop on Friday. */
async function tell(db: Database): Promise<Cookies> {
	const story = await schoolStory(db, { roles: ['mediator'], now: NOW });
	const { schoolId } = story;
	const content = {
		theme: 'connect',
		startsAt: '2026-11-27T16:30:00Z',
		endsAt: '2026-11-27T18:00:00Z',
		place: 'Salle 12'
	};
	await storyItem(db, story, { kind: 'workshop', content, audience: 'school', now: NOW });
	const family = await sessionOf(db, story, true, NOW);
	return db.transaction(SYSTEM, async (tx) => {
		const cookies: Partial<Cookies> = { family };
		for (const role of ROLES) {
			let { staffId } = story.staff;
			if (role !== 'mediator') {
				const person = { name: `Dominique ${role}`, email: `${role}@example.org`, createdAt: NOW };
				const [made] = await tx.insert(staff).values(person).returning();
				staffId = made!.id;
				await tx.insert(staffRole).values({ staffId, schoolId, role });
			}
			cookies[role] = await openStaffSession(tx, {
				staffId,
				schoolId,
				openedBy: 'passkey',
				now: NOW
			});
		}
		return cookies as Cookies;
	});
}

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveFamily(NOW, tell);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function deskOf(who: Who): Promise<Page> {
	const context = await desktop(browser);
	await context.addCookies([staffCookie(server.story[who])]);
	contexts.push(context);
	return context.newPage();
}
const PLACE = '/mediation/parents-ressources';

test('from a candidacy to a first call, and a family that changes its mind', async () => {
	const adviser = await deskOf('mediator');
	const complaints = complaintsOf(adviser);
	await adviser.goto(server.origin + PLACE);
	await adviser.getByRole('link', { name: 'Proposer quelqu’un' }).click();
	await adviser.getByRole('button', { name: 'Proposer' }).click();
	await adviser.getByRole('alert').waitFor();
	await adviser.getByLabel('Prénom').fill('Fatou');
	await adviser.locator('#lastName').fill('ESSAI');
	await adviser.getByLabel('Arabe').check();
	await adviser.getByLabel('Mardi, Matin').check();
	await screenshot(adviser, 'mediation/parent-ressource-candidature');
	await expectAccessible(adviser, 'candidature');
	await adviser.getByRole('button', { name: 'Proposer' }).click();
	await adviser.getByRole('heading', { name: 'Fatou ESSAI' }).waitFor();
	const card = new URL(adviser.url()).pathname;

	// The head validates with one tap, takes it back, validates again.
	const head = await deskOf('head');
	await head.goto(server.origin + PLACE);
	await head.getByText('À vous').waitFor();
	await head.getByRole('link', { name: 'Fatou ESSAI' }).click();
	await head.getByRole('button', { name: 'Valider' }).click();
	await head.getByText('C’est validé').waitFor();
	await head.getByRole('button', { name: 'Annuler' }).click();
	await head.getByText('attend de nouveau').waitFor();
	await head.getByRole('button', { name: 'Valider' }).click();
	await head.getByText('C’est validé').waitFor();

	// The inspector has one place, whatever address is asked for.
	const inspector = await deskOf('inspector');
	for (const elsewhere of ['/mediation', '/mediation/equipe', '/mediation/premieres-connexions']) {
		await inspector.goto(server.origin + elsewhere);
		expect(new URL(inspector.url()).pathname).toBe(PLACE);
	}
	expect(await inspector.locator('nav.side li').count()).toBe(1);
	await inspector.getByRole('link', { name: 'Fatou ESSAI' }).click();
	await inspector.getByRole('button', { name: 'Valider' }).click();
	await inspector.getByText('C’est validé').waitFor();
	await screenshot(inspector, 'mediation/parent-ressource-inspection');
	await expectAccessible(inspector, 'inspection');

	await adviser.reload();
	await adviser.getByRole('button', { name: 'Donner son accès' }).click();
	const link = await adviser.getByLabel('Adresse du lien').inputValue();
	await screenshot(adviser, 'mediation/parent-ressource-lien');

	// Her phone: the link, the commitment, nothing to do yet.
	const volunteer = await phone(browser, { locale: 'fr-FR' });
	contexts.push(volunteer);
	const hers = await volunteer.newPage();
	await hers.goto(link);
	await hers.getByRole('heading', { name: 'Bonjour Fatou' }).waitFor();
	await screenshot(hers, 'parent-ressource/lien');
	await hers.getByRole('button', { name: 'Ouvrir ma page' }).click();
	await hers.waitForURL('**/parent-ressource/engagement');
	expect(await hers.locator('html').getAttribute('lang')).toBe('ar');
	await screenshot(hers, 'parent-ressource/engagement');
	// Nothing of a family before she signed.
	await hers.goto(`${server.origin}/parent-ressource/ateliers`);
	expect(new URL(hers.url()).pathname).toBe('/parent-ressource/engagement');
	await hers.getByRole('button', { name: 'أتعهد بذلك' }).click();
	await hers.getByText('لا شيء يجب فعله الآن').waitFor();

	// A family agrees on its phone: what is shown is spelled out, nothing of the child.
	const home = await phoneOf(browser, server, server.story.family, { locale: 'ar' });
	contexts.push(home);
	const family = await home.newPage();
	await family.goto(`${server.origin}/aide`);
	await family.getByRole('link', { name: 'يمكن لولي أمر من الحي أن يتصل بكم بلغتكم' }).click();
	const offer = family.locator('article');
	expect(await offer.innerText()).toContain('Amina');
	expect(await offer.innerText()).not.toContain('Inès');
	await screenshot(family, 'famille/parent-ressource-offre');
	await family.getByRole('button', { name: 'يمكنكم الاتصال بي' }).click();
	await family.getByText('قلتم نعم لمكالمة').waitFor();

	await adviser.goto(`${server.origin}${PLACE}/familles`);
	await adviser.getByLabel('Parent ressource pour Amina ESSAI').waitFor();
	await screenshot(adviser, 'mediation/parent-ressource-familles');
	await expectAccessible(adviser, 'familles');
	await adviser.getByRole('button', { name: /^Confier/ }).click();
	await adviser.getByText('Amina est confiée à Fatou').waitFor();
	await family.reload();
	await family.getByText('Fatou').waitFor();

	// Her pages work without script too.
	const plain = await phone(browser, { javaScriptEnabled: false });
	contexts.push(plain);
	await plain.addCookies(await volunteer.cookies());
	const page = await plain.newPage();
	await page.goto(`${server.origin}/parent-ressource`);
	expect(await page.locator('article a.button').getAttribute('href')).toBe('tel:+33639980101');
	await screenshot(page, 'parent-ressource/a-faire');
	expect(await page.content()).not.toMatch(/Inès|guardian/);
	await page.getByRole('button', { name: 'لا جواب' }).click();
	await page.getByText('لا شيء يجب فعله الآن').waitFor();
	await page.getByRole('button', { name: 'تصحيح' }).click();
	await page.getByRole('button', { name: 'تحدثنا معًا' }).click();
	await page.getByText('تم التسجيل').waitFor();
	await page.goto(`${server.origin}/parent-ressource/ateliers`);
	await page.getByRole('button', { name: 'Amina' }).click();
	await page.getByRole('heading', { name: /ادعوا/ }).waitFor();
	for (const elsewhere of ['/mediation', '/mediation/messages', `${server.origin}${card}`]) {
		await page.goto(new URL(elsewhere, server.origin).href);
		expect(new URL(page.url()).pathname).toBe('/parent-ressource');
	}

	// The adviser sees what was done, in codes.
	await adviser.goto(server.origin + card);
	await adviser.getByText('Ont parlé').waitFor();
	await screenshot(adviser, 'mediation/parent-ressource-fiche');
	await expectAccessible(adviser, 'fiche');
	await adviser.getByRole('link', { name: 'Voir l’engagement signé' }).click();
	await adviser.getByText('Empreinte des mots signés').waitFor();
	await screenshot(adviser, 'mediation/parent-ressource-engagement');

	// One tap, and nothing of the family is left on her page.
	await family.getByRole('button', { name: 'لم أعد أريد ذلك' }).click();
	await family.getByText('انتهى الأمر').waitFor();
	await page.goto(`${server.origin}/parent-ressource`);
	await page.getByText('لا شيء يجب فعله الآن').waitFor();
	expect(await page.content()).not.toMatch(/Amina|639980101/);

	// The head ends the mission: her phone says thank you.
	await head.goto(server.origin + card);
	await head.getByText('Fin de mission').click();
	await head.getByLabel('Raison').selectOption('moved');
	await head.getByRole('button', { name: 'Terminer la mission' }).click();
	await head.getByText('Mission terminée').first().waitFor();
	await page.goto(`${server.origin}/parent-ressource`);
	expect(new URL(page.url()).pathname).toBe('/parent-ressource/lien');
	expect(complaints).toEqual([]);
}, 300_000);
