import { buildVariant, isBuilt } from './build-variant';
import { findChromium } from './find-chromium';
import { findFonts } from './find-fonts';
import { makeMigratedFolder } from './migrated-folder';

/**
 * Journeys need a browser, an empty installation and a fresh build: all are made when missing. E2E_BUILD=keep takes the
 * build as it is, though sources changed since.
 */
export default async function setup(): Promise<void> {
	const say = (line: string) => process.stdout.write(`${line}\n`);
	process.env.CHROMIUM_PATH = findChromium(say);
	findFonts(say);
	process.env.MIGRATED_FOLDER = await makeMigratedFolder();
	if (process.env.E2E_BUILD === 'keep' || isBuilt('e2e')) return;
	say('building the application for journeys…');
	buildVariant('e2e');
}
