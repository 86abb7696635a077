import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright';
import { desktop, launchBrowser, phone } from './browser';
import { buildVariant, isBuilt } from './build-variant';
import { serveBuild, type ServedBuild } from './served-build';
import { DEMO_ENV, signIn, tellDemo, type ToldDemo } from './told-demo';

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

/**
 * Takes the README's pictures from the demo: the home of the featured family on a phone, in French
 * then in Arabic, and the list of first connections at the mediator's desk.
 * @param say tells each picture's path
 */
export async function takePictures(say: (line: string) => void): Promise<void> {
	if (!isBuilt('e2e')) buildVariant('e2e');
	mkdirSync(FOLDER, { recursive: true });
	const demo = await tellDemo();
	let server: ServedBuild | undefined;
	let browser: Browser | undefined;
	try {
		server = await serveBuild({ now: demo.now, from: demo.folder, env: DEMO_ENV });
		browser = await launchBrowser();
		await takeHomes(browser, server.origin, demo, say);
		await takeList(browser, server.origin, demo, say);
	} finally {
		await browser?.close();
		await server?.stop();
		demo.remove();
	}
}

type Say = (line: string) => void;

async function takeHomes(browser: Browser, origin: string, demo: ToldDemo, say: Say) {
	const context = await phone(browser);
	await signIn(context, demo, 'family');
	for (const locale of ['fr', 'ar']) {
		const page = await context.newPage();
		await page.goto(`${origin}/bienvenue?next=/`);
		await page.locator(`button[value="${locale}"]`).click();
		await page.locator(`html[lang="${locale}"]`).waitFor();
		await page.close();
		await take(context, `${origin}/`, `home-${locale}`, say);
	}
	await context.close();
}

async function takeList(browser: Browser, origin: string, demo: ToldDemo, say: Say) {
	const context = await desktop(browser);
	await signIn(context, demo, 'mediator');
	await take(context, `${origin}/mediation/premieres-connexions`, 'first-connections', say);
	await context.close();
}

/** The first screen only: what one sees without moving. */
async function take(context: BrowserContext, address: string, name: string, say: Say) {
	const page = await context.newPage();
	await page.goto(address, { waitUntil: 'networkidle' });
	await page.getByRole('heading', { level: 1 }).first().waitFor();
	const path = join(FOLDER, `${name}.png`);
	await page.screenshot({ path, animations: 'disabled' });
	await page.close();
	say(path);
}
