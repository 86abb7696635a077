import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { directionOf, languageTag, LOCALES } from '../../src/lib/domain/shared/locale';
import { familyStory, type FamilyStory } from '../factories/family-story';
import { launchBrowser } from '../support/browser';
import { buildVariant, isBuilt } from '../support/build-variant';
import { layoutFaults } from '../support/layout-faults';
import { phoneOf, serveFamily, type ServedFamily } from '../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
/** Narrow, usual and wide phones, a tablet; a school day and a closed evening. */
const WIDTHS = [320, 360, 412, 768];
/** On these axe looks too, the size of targets included. */
const EXAMINED = [320, 360];
const MOMENTS = [NOW, new Date('2026-11-28T21:00:00+01:00')];

/**
 * Lays out every family and public page in every language, on each width, in open and
 * closed hours, and counts what `layoutFaults` finds, and axe on telephones; each fault is written as
 * it comes.
 */
export async function run(): Promise<{ pages: number; examined: number; faults: number }> {
	if (!isBuilt('e2e')) buildVariant('e2e');
	const browser = await launchBrowser();
	const server = await serveFamily(NOW, (db) => familyStory(db, { now: NOW }));
	const count = { pages: 0, examined: 0, faults: 0 };
	try {
		for (const width of WIDTHS) {
			const context = await phoneOf(browser, server, server.story.cookie, {
				viewport: { width, height: 640 },
				serviceWorkers: 'block'
			});
			const page = await context.newPage();
			for (const locale of LOCALES) {
				server.setClock(NOW);
				await page.goto(`${server.origin}/bienvenue?next=/aide`);
				await page.locator(`button[value="${locale}"]`).click();
				await page.waitForURL('**/aide');
				for (const [moment, path] of visits(server)) {
					server.setClock(moment);
					await page.goto(server.origin + path);
					const expected = { lang: languageTag(locale), dir: directionOf(locale) };
					const faults = await layoutFaults(page, expected);
					if (EXAMINED.includes(width) && moment === NOW) {
						faults.push(...(await axeFaults(page)));
						count.examined++;
					}
					for (const fault of faults) {
						process.stderr.write(`${width} ${locale} ${path}: ${fault}\n`);
					}
					count.pages++;
					count.faults += faults.length;
				}
			}
			await context.close();
		}
		return count;
	} finally {
		await browser.close();
		await server.stop();
	}
}

async function axeFaults(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

function visits({ story }: ServedFamily<FamilyStory>): [Date, string][] {
	const paths = [
		'/',
		`/absences/${story.absenceId}`,
		'/devoirs',
		'/messages',
		`/messages/${story.messageId}`,
		'/ateliers',
		`/ateliers/${story.workshopId}`,
		'/aide',
		'/materiel',
		'/materiel/device',
		'/materiel/channel',
		`/materiel/pret/${story.loanId}`,
		'/mots',
		'/mots/sujet/choices',
		'/mots/lower-secondary-years',
		'/lieux',
		'/lieux/lieu-essai',
		'/reglages',
		'/hors-ligne',
		'/confidentialite',
		'/accessibilite',
		'/bienvenue',
		'/invitation',
		'/messages/00000000-0000-4000-8000-000000000000'
	];
	return MOMENTS.flatMap((moment) => paths.map((path): [Date, string] => [moment, path]));
}
