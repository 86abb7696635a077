import { DateTime } from 'luxon';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { desktop, launchBrowser, screenshot } from '../support/browser';
import { serveBuild, type ServedBuild } from '../support/served-build';
import { DEMO_ENV, signIn, tellDemo, type ToldDemo } from '../support/told-demo';
import { OPEN_PAGES, officePages } from '../support/office-pages';
import { complaintsOf, expectAccessible, expectVisibleFocus } from '../support/page-checks';

const SIZES = {
	bureau: { viewport: { width: 1280, height: 800 } },
	tablette: { viewport: { width: 834, height: 1112 }, hasTouch: true, isMobile: true }
};

let browser: Browser;
let demo: ToldDemo;
let server: ServedBuild;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	demo = await tellDemo();
	[browser, server] = await Promise.all([
		launchBrowser(),
		serveBuild({ now: demo.now, from: demo.folder, env: DEMO_ENV })
	]);
}, 180_000);
afterEach(async () => {
	await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
	demo?.remove();
});

async function office(options: Parameters<typeof desktop>[1]): Promise<Page> {
	const context = await desktop(browser, options);
	contexts.push(context);
	await signIn(context, demo, 'head');
	return context.newPage();
}

/** Homework of the school's program with both flags, loaded as an office does. */
async function loadLateHomework(page: Page): Promise<void> {
	const entered = DateTime.fromJSDate(demo.now, { zone: 'Europe/Paris' }).minus({ days: 1 });
	const day = entered.toFormat('dd/MM/yyyy');
	const lesson = entered.minus({ days: 1 }).toFormat('dd/MM/yyyy');
	const text = `id;action;saisi_le;classe;matiere;donne_le;pour_le;consigne
TARD;creer;${day} 23:30;6 A;Technologie;${lesson};${day};Finir la maquette\n`;
	await page.goto(`${server.origin}/mediation/ecole`, { waitUntil: 'networkidle' });
	const file = { name: 'devoirs.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
	await page.getByLabel('Fichiers').setInputFiles([file]);
	await page.getByRole('button', { name: 'Voir ce qui change' }).click();
	await page.getByRole('button', { name: 'Appliquer' }).click();
	await page.getByText('C’est fait').waitFor();
	await page.goto(`${server.origin}/mediation/messages?sorte=homework`);
	const line = page.locator('tr', { hasText: 'Technologie' });
	await line.getByText('Saisi après le jour du cours').waitFor();
	await line.getByText('Saisi école fermée, pour le prochain jour').waitFor();
}

describe.each(Object.entries(SIZES))('%s', (size, options) => {
	test('every page is accessible, shows the focus, and the browser complains of nothing', async () => {
		const page = await office(options);
		const complaints = complaintsOf(page);
		await loadLateHomework(page);
		for (const [name, path] of Object.entries(await officePages(page, server.origin))) {
			await page.goto(server.origin + path, { waitUntil: 'networkidle' });
			await screenshot(page, `mediation/${size}/${name}`);
			await expectAccessible(page, name);
			await expectVisibleFocus(page, name);
			// A page that does not exist is itself answered 404, and nothing else is.
			const own = complaints.splice(0).filter((one) => !(/inconnu/.test(name) && /404/.test(one)));
			expect(own, name).toEqual([]);
		}
	}, 240_000);

	test('so are the pages before signing in', async () => {
		const context = await desktop(browser, options);
		contexts.push(context);
		const page = await context.newPage();
		const complaints = complaintsOf(page);
		for (const [name, path] of Object.entries(OPEN_PAGES)) {
			await page.goto(server.origin + path, { waitUntil: 'networkidle' });
			await screenshot(page, `mediation/${size}/${name}`);
			await expectAccessible(page, name);
			await expectVisibleFocus(page, name);
		}
		expect(complaints).toEqual([]);
	});

	test('so are pages while the school sends nothing', async () => {
		const page = await office(options);
		const complaints = complaintsOf(page);
		await page.goto(`${server.origin}/mediation/ecole/arret`, { waitUntil: 'networkidle' });
		await page.getByRole('button', { name: 'Tout arrêter maintenant' }).click();
		await page.getByText('Tout est arrêté.').waitFor();
		const stopped = {
			'arret-fait': '/mediation/ecole/arret',
			'arret-messages': '/mediation/messages',
			'arret-composer': '/mediation/messages/nouveau/message'
		};
		for (const [name, path] of Object.entries(stopped)) {
			await page.goto(server.origin + path, { waitUntil: 'networkidle' });
			await screenshot(page, `mediation/${size}/${name}`);
			await expectAccessible(page, name);
			await expectVisibleFocus(page, name);
		}
		await page.goto(`${server.origin}/mediation/ecole/arret`, { waitUntil: 'networkidle' });
		await page.getByRole('button', { name: 'Reprendre les envois' }).click();
		await page.getByText('Les envois ont repris.').waitFor();
		expect(complaints).toEqual([]);
	}, 120_000);

	test('by keyboard, a name opens its card, and closing it comes back to the name', async () => {
		const page = await office(options);
		const complaints = complaintsOf(page);
		await page.goto(`${server.origin}/mediation/premieres-connexions`, {
			waitUntil: 'networkidle'
		});
		const isOnName = () => page.evaluate(() => document.activeElement!.matches('tbody th a'));
		for (let n = 0; n < 60 && !(await isOnName()); n += 1) await page.keyboard.press('Tab');
		const name = page.locator(':focus');
		const line = await name.getAttribute('id');
		for (const close of ['link', 'Escape']) {
			await page.keyboard.press('Enter');
			await page.locator('#qui:focus').waitFor();
			await page.keyboard.press('Tab');
			expect(await page.locator(':focus').getAttribute('class')).toContain('close');
			await page.keyboard.press(close === 'link' ? 'Enter' : close);
			await page.locator(`#${line}:focus`).waitFor();
			expect(new URL(page.url()).pathname).toBe('/mediation/premieres-connexions');
		}
		expect(complaints).toEqual([]);
	});
});

test('the funnel’s definitions unfold beside an open card', async () => {
	const page = await office(SIZES.bureau);
	await page.goto(`${server.origin}/mediation/premieres-connexions`);
	await page.locator('tbody th a').first().click();
	await page.locator('#qui').waitFor();
	await page.getByText('Ce que veut dire chaque étape').click();
	await page.locator('dd', { hasText: 'Une lettre a été faite' }).waitFor();
});
