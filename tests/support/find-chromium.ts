import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { canInstallPackages, findProgram, installPackages, type Say } from './install-packages.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** No Chromium, and none could be installed: the message says what to do. */
export class NoChromiumError extends Error {
	override name = 'NoChromiumError';
}

/** Path of a Chromium on this machine, or null. CHROMIUM_PATH wins. */
export function chromiumPath(): string | null {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen) {
		if (existsSync(chosen)) return chosen;
		throw new NoChromiumError(`CHROMIUM_PATH is ${chosen}, and there is no such file.`);
	}
	const downloaded = chromium.executablePath();
	return findProgram(...NAMES) ?? (existsSync(downloaded) ? downloaded : null);
}

/**
 * Path of a Chromium, installed when absent: by apt as root, else by Playwright's own download.
 * @throws NoChromiumError with a sentence that says what to install
 */
export function findChromium(say: Say = () => {}): string {
	const found = chromiumPath();
	if (found) return found;
	if (canInstallPackages()) installPackages(['chromium'], say);
	else download(say);
	const installed =
		chromiumPath() ?? (canInstallPackages() && download(say) ? chromiumPath() : null);
	if (installed) return installed;
	throw new NoChromiumError(
		'Browser journeys need Chromium, and it could not be installed here. Install it ' +
			'(on Debian: sudo apt-get install chromium) or name one in CHROMIUM_PATH.'
	);
}

function download(say: Say): boolean {
	say("downloading Playwright's Chromium…");
	const folder = dirname(createRequire(import.meta.url).resolve('playwright/package.json'));
	const { status } = spawnSync(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium'], {
		stdio: 'ignore',
		timeout: 600_000
	});
	return status === 0;
}

/**
 * Flags for a Chromium that asks nothing of the outside. Root has no sandbox to run in.
 */
export function chromiumFlags(): string[] {
	return [
		...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-quic',
		'--disable-sync',
		'--no-first-run'
	];
}
