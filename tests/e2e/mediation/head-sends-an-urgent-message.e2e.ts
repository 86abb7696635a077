import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { itemVersion } from '../../../src/lib/server/db/schema/item';
import { staffRole } from '../../../src/lib/server/db/schema/staff';
import { launchBrowser, screenshot } from '../../support/browser';
import { expectAccessible } from '../../support/page-checks';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const NIGHT = new Date('2026-11-24T22:14:00+01:00');
const REASON = 'Fuite de gaz, personne ne doit venir demain matin.';

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(NIGHT, ['head']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

async function compose(options: Parameters<typeof staffDesk>[3] = {}): Promise<Page> {
	const desk = await staffDesk(browser, server, 'staff', options);
	contexts.push(desk);
	const page = await desk.newPage();
	await page.goto(`${server.origin}/mediation/messages/nouveau/message`, {
		waitUntil: 'networkidle'
	});
	return page;
}

async function type(page: Page): Promise<void> {
	await page.getByLabel('Toute l’école').check();
	await page.getByLabel('Objet').fill('Collège fermé demain');
	await page.getByLabel('Message', { exact: true }).fill('Restez à la maison demain matin.');
}
const versions = () =>
	server.look((db) => db.transaction(SYSTEM, (tx) => tx.select().from(itemVersion)));

test.each([true, false])(
	'a reason, then who is disturbed, then only is it sent (script: %s)',
	async (javaScriptEnabled) => {
		const page = await compose({ javaScriptEnabled });
		await type(page);
		await page.getByText('C’est urgent, cela ne peut pas attendre').click();
		await screenshot(page, 'mediation/urgent-porte');
		await page.getByLabel('Pourquoi cela ne peut pas attendre').fill('Gaz !');
		await page.getByRole('button', { name: 'Voir qui serait dérangé' }).click();
		await page.getByRole('alert').getByText('10 caractères au moins').waitFor();
		expect(await page.getByLabel('Objet').inputValue()).toBe('Collège fermé demain');

		await page.getByLabel('Pourquoi cela ne peut pas attendre').fill(REASON);
		await page.getByRole('button', { name: 'Voir qui serait dérangé' }).click();
		await page.getByRole('heading', { name: 'Déranger des familles maintenant ?' }).waitFor();
		await page.getByText('Il est 22:14').waitFor();
		await page.getByText('personne est concernée').waitFor();
		await page.getByText('Ce serait le premier envoi').waitFor();
		await page.getByText(REASON).waitFor();
		await screenshot(page, `mediation/urgent-confirmer${javaScriptEnabled ? '' : '-sans-script'}`);
		if (javaScriptEnabled) await expectAccessible(page, 'urgent');
		expect(await versions()).toEqual([]);

		// Second thoughts: back to the words, which are as they were.
		await page.getByRole('button', { name: 'Non, revenir à l’écriture' }).click();
		expect(await page.getByLabel('Objet').inputValue()).toBe('Collège fermé demain');
		expect(await page.getByLabel('Pourquoi cela ne peut pas attendre').inputValue()).toBe(REASON);
		await page.getByRole('button', { name: 'Voir qui serait dérangé' }).click();
		await page.getByRole('button', { name: 'Oui, déranger maintenant' }).click();
		await page.waitForURL('**/mediation/messages?ecrit=*');

		const home = await familyPhone(browser, server);
		contexts.push(home);
		const phone = await home.newPage();
		await phone.goto(`${server.origin}/messages`);
		await phone.getByText('Collège fermé demain').waitFor();
		await page.goto(`${server.origin}/mediation/ecole/deconnexion`);
		await page.getByText('envoi est parti école fermée').waitFor();
		expect(await versions()).toMatchObject([{ urgentReason: REASON }]);
	}
);

test('an absence, of a boarder for instance, goes the same way', async () => {
	const page = await compose();
	await page.goto(`${server.origin}/mediation/messages/nouveau/absence`);
	await page.getByLabel('Élève', { exact: true }).selectOption({ index: 1 });
	await page.getByText('C’est urgent, cela ne peut pas attendre').click();
	await page.getByLabel('Pourquoi cela ne peut pas attendre').fill('Elle n’est pas à l’internat.');
	await page.getByRole('button', { name: 'Voir qui serait dérangé' }).click();
	await page.getByText('Absence du mardi 24 novembre').waitFor();
	await page.getByText('ESSAI Inès').waitFor();
	await screenshot(page, 'mediation/urgent-absence');
	await page.getByRole('button', { name: 'Oui, déranger maintenant' }).click();
	await page.waitForURL('**/mediation/messages?ecrit=*');
});

test('who is not the head has no way to it, and is refused', async () => {
	await server.look((db) =>
		db.transaction(SYSTEM, (tx) => tx.update(staffRole).set({ role: 'secretary' }))
	);
	const page = await compose();
	await type(page);
	expect(await page.getByText('C’est urgent').count()).toBe(0);
	const form = { audience: 'school', subject: 'Objet', text: 'Texte', urgentReason: REASON };
	for (const urgent of ['ask', 'confirmed', '']) {
		const answer = await page.request.post(page.url(), {
			form: { ...form, urgent },
			headers: { origin: server.origin, accept: 'text/html' }
		});
		expect(answer.status()).toBe(400);
		expect(await answer.text()).toContain('Seule la direction peut laisser partir');
	}
	expect(await versions()).toEqual([]);
});

test('in open hours there is nothing to ask, and Enter in a field sends the usual way', async () => {
	server.setClock(new Date('2026-11-25T07:30:00+01:00'));
	const page = await compose();
	expect(await page.getByText('C’est urgent').count()).toBe(0);
	server.setClock(new Date('2026-11-25T06:30:00+01:00'));
	await page.reload();
	await type(page);
	await page.getByLabel('Objet').press('Enter');
	await page.waitForURL('**/mediation/messages?ecrit=*');
	expect(await versions()).toMatchObject([{ urgentReason: null, releasedAt: null }]);
});
