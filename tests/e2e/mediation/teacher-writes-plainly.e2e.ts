import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { account } from '../../../src/lib/server/db/schema/account';
import { school } from '../../../src/lib/server/db/schema/directory';
import { staff } from '../../../src/lib/server/db/schema/staff';
import { translationOptIn } from '../../../src/lib/server/db/schema/translation';
import { launchBrowser, screenshot } from '../../support/browser';
import { expectAccessible } from '../../support/page-checks';
import { fakeProvider, json, type FakeProvider } from '../../support/fake-provider';
import {
	familyPhone,
	serveSchool,
	staffDesk,
	type ServedSchool
} from '../../support/served-school';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const HARD =
	'Afin de préparer la sortie, il convient de remettre trois papiers au CPE, et une réunion sera organisée le 26 novembre à 18h.';

let browser: Browser;
let provider: FakeProvider;
let server: ServedSchool;
let desk: BrowserContext;
let page: Page;

beforeAll(async () => {
	browser = await launchBrowser();
	provider = await fakeProvider();
	server = await serveSchool(TUESDAY, ['teacher'], {
		TRANSLATION_ENGINE: 'chat',
		TRANSLATION_URL: provider.origin,
		TRANSLATION_MODEL: 'petit'
	});
	desk = await staffDesk(browser, server);
	page = await desk.newPage();
});
afterAll(async () => {
	await desk?.close();
	await server?.stop();
	await provider?.close();
	await browser?.close();
});

const compose = () => page.goto(`${server.origin}/mediation/messages/nouveau/message`);
const text = () => page.getByLabel('Message', { exact: true });
const panel = () => page.getByRole('region', { name: 'Écrire simplement' });

test('what could be simpler is proposed while she writes, and nothing changes by itself', async () => {
	await compose();
	await text().pressSequentially('Le bus part à 8h.');
	await panel().getByText('Rien à signaler').waitFor();
	await text().fill(HARD);
	await panel().getByText('endroits pourraient être plus simples').waitFor();
	expect(await text().inputValue()).toBe(HARD);
	await screenshot(page, 'mediation/ecrire-simplement');
	await expectAccessible(page, 'ecrire-simplement');

	// The place is shown in the text.
	await panel().getByRole('button', { name: '« trois »' }).click();
	const selected = await text().evaluate((area: HTMLTextAreaElement) =>
		area.value.slice(area.selectionStart, area.selectionEnd)
	);
	expect(selected).toBe('trois');

	// One tap puts in what fits, and only that.
	await panel().getByRole('button', { name: 'Mettre « 3 »' }).click();
	await expect.poll(() => text().inputValue()).toBe(HARD.replace('trois', '3'));
	await panel().getByRole('button', { name: 'Mettre « Pour »' }).click();
	await expect
		.poll(() => text().inputValue())
		.toBe(HARD.replace('trois', '3').replace('Afin de', 'Pour'));
	// Nothing proposes a machine where the school chose none.
	expect(await page.getByRole('button', { name: 'version simplifiée' }).count()).toBe(0);
});

test('a ready sentence is seen as the family will see it, and read in its language', async () => {
	await compose();
	await page.getByLabel('Un élève').check();
	await page.getByLabel('Élève', { exact: true }).selectOption({ index: 1 });
	await page.getByLabel('Un rendez-vous').check();
	await page.getByText('Remplissez ce qui manque').waitFor();
	await page.getByRole('button', { name: 'Envoyer' }).click();
	const wrong = page.getByRole('alert');
	await wrong.getByText('Choisissez avec qui est le rendez-vous.').waitFor();
	await wrong.getByText('Donnez l’heure.').waitFor();
	await page.getByLabel('Avec qui ?').selectOption('nurse');
	await page.getByLabel('Jour').fill('2026-11-26');
	await page.getByLabel('Heure').fill('08:30');
	await page.getByLabel('Lieu').fill('Bureau 4');
	await page
		.getByRole('region', { name: 'Ce que la famille voit' })
		.getByText('Vous avez rendez-vous avec l’infirmière de l’école jeudi 26 novembre à 08:30.')
		.waitFor();
	await screenshot(page, 'mediation/phrase-toute-prete');
	await expectAccessible(page, 'phrase-toute-prete');
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('C’est envoyé.').waitFor();

	const phone = await familyPhone(browser, server);
	const home = await phone.newPage();
	await home.goto(server.origin);
	await home.getByText('Vous avez rendez-vous avec l’infirmière').waitFor();
	await home.getByText('Bureau 4').waitFor();
	await phone.close();
});

test('the school’s engine proposes a simplified version, to take or to leave', async () => {
	await server.look((db) =>
		db.transaction(SYSTEM, async (tx) => {
			const [home] = await tx.select().from(school);
			const [who] = await tx.select().from(staff);
			await tx.update(account).set({ locale: 'tr' });
			await tx.insert(translationOptIn).values({
				schoolId: home!.id,
				engine: `chat@${new URL(provider.origin).host}/petit`,
				since: TUESDAY,
				by: who!.id
			});
		})
	);
	const says = (translated: string) => {
		provider.answer = (response) =>
			json(200, {
				choices: [
					{
						message: { content: JSON.stringify({ translation: translated }) },
						finish_reason: 'stop'
					}
				]
			})(response);
	};
	await compose();
	await text().fill(HARD);
	const ask = page.getByRole('button', { name: 'Proposer une version simplifiée' });

	// It lost the day and the hour.
	says('Donnez les papiers au CPE. Une réunion est prévue.');
	await ask.click();
	await page.getByText('La version de la machine n’est pas sûre').waitFor();
	expect(await text().inputValue()).toBe(HARD);

	says('Donnez trois papiers au CPE pour la sortie. La réunion est le ⟦1⟧ à ⟦2⟧.');
	await ask.click();
	await page.getByText('que personne n’a relue').waitFor();
	expect(await text().inputValue()).toBe(HARD);
	await screenshot(page, 'mediation/version-simplifiee');
	await expectAccessible(page, 'version-simplifiee');
	await page.getByRole('button', { name: 'Prendre cette version' }).click();
	await expect
		.poll(() => text().inputValue())
		.toBe('Donnez trois papiers au CPE pour la sortie. La réunion est le 26 novembre à 18h.');
	await page.getByRole('button', { name: 'Remettre mon texte' }).click();
	await expect.poll(() => text().inputValue()).toBe(HARD);

	// What is sensitive is not for an engine.
	await page.getByLabel('Ne pas confier à un traducteur automatique').check();
	await ask.waitFor({ state: 'detached' });

	// Sent all the same: its page says where it stands in the language that the family reads.
	await page.getByLabel('Un élève').check();
	await page.getByLabel('Élève', { exact: true }).selectOption({ index: 1 });
	await page.getByLabel('Objet').fill('Sortie de la classe');
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByRole('link', { name: 'Sortie de la classe' }).click();
	const states = page.getByRole('region', { name: 'Dans les langues des familles' });
	await states.getByText('Türkçe').waitFor();
	await screenshot(page, 'mediation/message-et-langues');
	await expectAccessible(page, 'message-et-langues');
});
