import { buildVariant, isBuilt } from './build-variant';
import { findChromium } from './find-chromium';
import { findFonts } from './find-fonts';

/**
 * Journeys need a browser and a fresh build: both are made when missing. E2E_BUILD=keep takes the
 * build as it is, though sources changed since.
 */
export default function setup(): void {
	const say = (line: string) => process.stdout.write(`${line}\n`);
	process.env.CHROMIUM_PATH = findChromium(say);
	findFonts(say);
	if (process.env.E2E_BUILD === 'keep' || isBuilt('e2e')) return;
	say('building the application for journeys…');
	buildVariant('e2e');
}
