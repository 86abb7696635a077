import type { Browser, BrowserContext, Locator } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, screenshot } from '../../support/browser';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');

let browser: Browser;
let server: ServedSchool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveSchool(NOW, ['mediator']);
});
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
	await server?.stop();
});

/** What a hand does: a tap, or something typed in one go. */
function hand() {
	let actions = 0;
	return {
		tap: (where: Locator) => ((actions += 1), where.click()),
		type: (where: Locator, text: string) => ((actions += 1), where.fill(text)),
		get actions() {
			return actions;
		}
	};
}

async function desk() {
	const context = await staffDesk(browser, server);
	contexts.push(context);
	return context.newPage();
}

test('a mediator notes a help from the family’s card in six actions at most, and takes it back', async () => {
	const office = await desk();
	await office.goto(`${server.origin}/mediation/premieres-connexions`);
	await office.getByRole('link', { name: 'ESSAI Amina' }).click();
	await office.getByText('Aucun accompagnement noté').waitFor();

	const mediator = hand();
	await mediator.tap(office.getByRole('link', { name: 'Noter', exact: true }));
	await office.getByRole('heading', { name: 'Noter un accompagnement' }).waitFor();
	await mediator.tap(office.getByText('Parentalité', { exact: true }));
	await mediator.tap(office.getByText('E-mail', { exact: true }));
	await mediator.tap(office.getByRole('button', { name: 'Enregistrer' }));
	await office.getByText('Accompagnement noté : Amina ESSAI.').waitFor();
	expect(mediator.actions).toBeLessThanOrEqual(6);

	const line = office.locator('tbody tr');
	expect(await line.innerText()).toMatch(/24 novembre\s+10:00/);
	expect(await line.innerText()).toContain('À l’école, 30 min');
	await screenshot(office, 'mediation/accompagnements');

	await office.getByRole('button', { name: 'Annuler' }).click();
	await office.getByText('Ligne effacée.').waitFor();
	expect(await line.count()).toBe(0);
	await office.getByRole('button', { name: 'Annuler' }).click();
	await office.getByText('Ligne remise.').waitFor();
	await line.waitFor();
});

test('from the list, the family is found as one types, and the next one proposes the same place', async () => {
	const office = await desk();
	await office.goto(`${server.origin}/mediation/accompagnements`);
	const mediator = hand();
	await mediator.tap(office.getByRole('link', { name: 'Noter un accompagnement' }).first());
	await mediator.type(office.getByLabel(/Ajouter une famille/), 'amina essaï');
	await mediator.tap(office.getByRole('option', { name: /ESSAI/ }));
	await mediator.tap(office.getByText('Scolarité et numérique', { exact: true }));
	await mediator.tap(office.getByText('À domicile', { exact: true }));
	await mediator.tap(office.getByRole('button', { name: 'Enregistrer' }));
	await office.getByText('Accompagnement noté : Amina ESSAI.').waitFor();
	expect(mediator.actions).toBeLessThanOrEqual(6);

	await office.getByRole('link', { name: 'En noter un autre' }).click();
	expect(await office.getByLabel('À domicile').isChecked()).toBe(true);
	await office.getByText('E-mail', { exact: true }).click();
	await office.getByText('Plus de précisions').click();
	await office.getByLabel('Note courte').fill('Très malade, revoir jeudi');
	await office.getByText('À éviter : malade.').waitFor();
	await office.getByRole('button', { name: 'Enregistrer' }).click();
	// What is missing is said first; what was typed is still there.
	await office.getByRole('alert').getByText('Dites qui a été aidé').waitFor();
	expect(await office.getByLabel('Note courte').inputValue()).toBe('Très malade, revoir jeudi');
	await screenshot(office, 'mediation/accompagnement-nouveau');
});

test('two mediators change one line: the second is told, and keeps what she typed', async () => {
	const first = await desk();
	await first.goto(`${server.origin}/mediation/accompagnements/nouveau`);
	await first.getByLabel('Personnes sans nom').fill('2');
	await first.getByText('E-mail', { exact: true }).click();
	await first.getByRole('button', { name: 'Enregistrer' }).click();
	await first.locator('tbody th a').click();
	await first.getByRole('link', { name: 'Modifier' }).click();
	await first.getByRole('button', { name: 'Enregistrer' }).waitFor();

	const second = await desk();
	await second.goto(first.url());
	await second.getByLabel('Note courte').fill('Revenir jeudi');
	await first.getByText('45 min', { exact: true }).click();
	await first.getByRole('button', { name: 'Enregistrer' }).click();
	await first.getByText('Modifications enregistrées.').waitFor();

	await second.getByRole('button', { name: 'Enregistrer' }).click();
	await second.getByText('Durée : 45 min (repris dans le formulaire)').waitFor();
	expect(await second.getByLabel('Note courte').inputValue()).toBe('Revenir jeudi');
	expect(await second.getByLabel('45 min').isChecked()).toBe(true);
	await screenshot(second, 'mediation/accompagnement-conflit');
	await second.getByRole('button', { name: 'Enregistrer' }).click();
	await second.getByText('Modifications enregistrées.').waitFor();
	await second.locator('aside').getByText('Revenir jeudi').waitFor();
	await second.locator('aside').getByText('45 min').waitFor();
});
