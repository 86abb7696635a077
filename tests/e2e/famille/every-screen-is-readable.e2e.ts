import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { familyStory, sessionOf, type FamilyStory } from '../../factories/family-story';
import { directionOf, languageTag, LOCALES } from '../../../src/lib/domain/shared/locale';
import { launchBrowser, screenshot } from '../../support/browser';
import { layoutFaults } from '../../support/layout-faults';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');

const WORKSHOP = {
	fr: {
		translated: 'Quelqu’un traduit\u00a0:',
		childcare: 'On garde les jeunes enfants pendant l’atelier.'
	},
	ar: {
		translated: 'هناك من يترجم إلى لغتكم.',
		childcare: 'هناك من يعتني بالأطفال الصغار أثناء الورشة.'
	}
};

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What axe does not see: language, direction, headings, reflow, size of targets. */
async function expectReadable(page: Page, lang: string, dir: string): Promise<void> {
	const facts = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		dir: document.documentElement.dir,
		title: document.title,
		headings: [...document.querySelectorAll('h1, h2, h3')].map((h) => h.tagName),
		width: document.documentElement.scrollWidth,
		room: innerWidth,
		small: [...document.querySelectorAll<HTMLElement>('a, button, summary, .pick')]
			.map((target) => ({
				name: target.innerText,
				// A link that covers its card is as large as the card.
				box: (target.matches('.whole') ? target.closest('.card')! : target).getBoundingClientRect()
			}))
			.filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
			.map(({ name, box }) => `${name} ${box.width}×${box.height}`),
		mains: document.querySelectorAll('main').length
	}));
	expect(facts).toMatchObject({ lang, dir, mains: 1 });
	expect(facts.title).not.toBe('');
	expect(facts.headings.filter((tag) => tag === 'H1')).toHaveLength(1);
	expect(facts.headings[0]).toBe('H1');
	expect(facts.width).toBeLessThanOrEqual(facts.room);
	expect(facts.small).toEqual([]);
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Chooses a language as a parent does, and waits for the page in it. */
async function choose(page: Page, origin: string, locale: string): Promise<void> {
	await page.goto(`${origin}/bienvenue?next=/aide`);
	await page.locator(`button[value="${locale}"]`).click();
	await page.waitForURL('**/aide');
}

const screens = (story: FamilyStory): Record<string, string> => ({
	accueil: '/',
	absence: `/absences/${story.absenceId}`,
	devoirs: '/devoirs',
	messages: '/messages',
	message: `/messages/${story.messageId}`,
	ateliers: '/ateliers',
	atelier: `/ateliers/${story.workshopId}`,
	'atelier-passe': `/ateliers/${story.attendedId}`,
	'atelier-avis': `/ateliers/${story.attendedId}/avis`,
	'atelier-porte': '/ateliers/ici',
	aide: '/aide',
	'aide-parent-ressource': '/aide/parent-ressource',
	materiel: '/materiel',
	'materiel-question': '/materiel/device',
	'materiel-enfants': '/materiel/sharing',
	'materiel-internet': '/materiel/internet',
	'materiel-moment': '/materiel/moment',
	'materiel-comment': '/materiel/channel',
	'materiel-pret': `/materiel/pret/${story.loanId}`,
	mots: '/mots',
	'mots-sujet': '/mots/sujet/papers',
	mot: '/mots/half-board',
	lieux: '/lieux',
	lieu: '/lieux/lieu-essai',
	reglages: '/reglages',
	'hors-ligne': '/hors-ligne',
	confidentialite: '/confidentialite',
	accessibilite: '/accessibilite',
	inconnu: '/messages/00000000-0000-4000-8000-000000000000'
});

describe.each([
	['fr', 'ltr'],
	['ar', 'rtl']
] as const)('in %s', (locale, dir) => {
	let server: ServedFamily<FamilyStory & { provisional: string }>;
	beforeAll(async () => {
		server = await serveFamily(NOW, async (db) => {
			const story = await familyStory(db, { now: NOW, locale });
			return { ...story, provisional: await sessionOf(db, story, false, NOW) };
		});
	});
	afterAll(() => server?.stop());

	test('every screen is readable on a phone', async () => {
		const context = await phoneOf(browser, server, server.story.cookie, {
			locale: locale === 'ar' ? 'ar' : 'fr-FR'
		});
		const page = await context.newPage();
		for (const [name, path] of Object.entries(screens(server.story))) {
			await page.goto(server.origin + path);
			await screenshot(page, `famille/${name}-${locale}`);
			await expectReadable(page, locale, dir);
		}
		await context.close();
	});

	test('a letter alone opens workshops and help, and shows no child', async () => {
		const context = await phoneOf(browser, server, server.story.provisional);
		const page = await context.newPage();
		for (const [name, path] of Object.entries({ accueil: '/', devoirs: '/devoirs' })) {
			await page.goto(server.origin + path);
			await screenshot(page, `famille/${name}-lettre-${locale}`);
			await expectReadable(page, locale, dir);
			expect(await page.content()).not.toMatch(/Inès|Amir|musée/);
		}
		await context.close();
	});

	test('a workshop says which languages are translated, and that children are looked after', async () => {
		const context = await phoneOf(browser, server, server.story.cookie);
		const page = await context.newPage();
		for (const path of ['/ateliers', `/ateliers/${server.story.workshopId}`]) {
			await page.goto(server.origin + path);
			const offered = page.locator('article').filter({ has: page.locator('form') });
			const said = await offered.innerText();
			expect(said).toContain(WORKSHOP[locale].childcare);
			expect(said).toContain(WORKSHOP[locale].translated);
			// A language that is not the reader's is named in itself, and marked as such.
			const named = await page.locator('article b[lang=ar][dir=rtl]').allInnerTexts();
			expect(named).toEqual(locale === 'ar' ? [] : ['العربية']);
		}
		await context.close();
	});

	test('text twice as large, a narrow phone and the dark still read well', async () => {
		const context = await phoneOf(browser, server, server.story.cookie, {
			viewport: { width: 320, height: 640 },
			colorScheme: 'dark'
		});
		const page = await context.newPage();
		for (const path of ['/', '/aide', '/reglages', `/ateliers/${server.story.workshopId}`]) {
			await page.goto(server.origin + path);
			await expectReadable(page, locale, dir);
		}
		await page.goto(server.origin);
		await screenshot(page, `famille/accueil-sombre-${locale}`);
		await page.evaluate(() => document.documentElement.style.setProperty('font-size', '36px'));
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			320
		);
		await screenshot(page, `famille/accueil-200-${locale}`);
		await context.close();
	});
});

// Hundreds of pages are opened one after the other.
const LONG = 360_000;
test(
	'in every language, every screen holds on the narrowest phone',
	{ timeout: LONG },
	async () => {
		const server = await serveFamily(NOW, (db) => familyStory(db, { now: NOW }));
		try {
			const context = await phoneOf(browser, server, server.story.cookie, {
				viewport: { width: 320, height: 640 },
				serviceWorkers: 'block'
			});
			const page = await context.newPage();
			const faults: string[] = [];
			for (const locale of LOCALES) {
				await choose(page, server.origin, locale);
				const expected = { lang: languageTag(locale), dir: directionOf(locale) };
				for (const path of [...Object.values(screens(server.story)), '/bienvenue', '/invitation']) {
					await page.goto(server.origin + path, { waitUntil: 'load' });
					const found = await layoutFaults(page, expected);
					faults.push(...found.map((fault) => `${locale} ${path} ${fault}`));
				}
			}
			expect(faults).toEqual([]);
			await context.close();
		} finally {
			await server.stop();
		}
	}
);
