import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions
} from 'playwright';
import type { Page } from 'playwright';
import { chromiumFlags, findChromium } from './find-chromium';

const RESULTS = fileURLToPath(new URL('../../test-results', import.meta.url));

/** Starts a headless Chromium, with flags of its own if need be. The caller closes it. */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
	return chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags(), ...flags] });
}

/** A family's phone: 360 × 640, two pixels a point, touched, in Paris. */
export function phone(
	browser: Browser,
	options: BrowserContextOptions = {}
): Promise<BrowserContext> {
	return browser.newContext({
		viewport: { width: 360, height: 640 },
		deviceScaleFactor: 2,
		hasTouch: true,
		isMobile: true,
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		...options
	});
}

/** A desk at school: 1280 × 800, with a mouse. */
export function desktop(
	browser: Browser,
	options: BrowserContextOptions = {}
): Promise<BrowserContext> {
	return browser.newContext({
		viewport: { width: 1280, height: 800 },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		...options
	});
}

/** Keeps a picture of the whole page in test-results/<name>.png, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<string> {
	const path = `${RESULTS}/${name}.png`;
	mkdirSync(dirname(path), { recursive: true });
	await page.screenshot({ path, fullPage: true, animations: 'disabled' });
	return path;
}
