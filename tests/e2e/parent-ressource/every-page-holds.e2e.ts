import { AxeBuilder } from '@axe-core/playwright';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { directionOf, languageTag, LOCALES } from '../../../src/lib/domain/shared/locale';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { resourceParentStory } from '../../factories/resource-parent-story';
import { schoolStory, storyItem } from '../../factories/school-story';
import { launchBrowser, phone, screenshot } from '../../support/browser';
import { layoutFaults } from '../../support/layout-faults';
import { complaintsOf } from '../../support/page-checks';
import { serveFamily, type ServedFamily } from '../../support/served-family';
import { staffCookie } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const PAGES = {
	'a-faire': '/parent-ressource',
	ateliers: '/parent-ressource/ateliers',
	conseils: '/parent-ressource/conseils',
	moi: '/parent-ressource/moi',
	engagement: '/parent-ressource/engagement',
	langue: '/parent-ressource/langue'
};
/** The first response fits in one round trip of a slow network. */
const LIGHT = 14_600;

let browser: Browser;
let server: ServedFamily<string>;
beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFamily(NOW, async (db) => {
		const story = await schoolStory(db, { roles: ['mediator'], now: NOW });
		const { actor } = await resourceParentStory(db, story, NOW);
		const content = {
			theme: 'connect',
			startsAt: '2026-11-27T16:30:00Z',
			endsAt: '2026-11-27T18:00:00Z',
			place: 'Salle 12',
			hasChildcare: true
		};
		await storyItem(db, story, { kind: 'workshop', content, audience: 'school', now: NOW });
		const { staffId, schoolId } = actor;
		return db.transaction(SYSTEM, (tx) =>
			openStaffSession(tx, { staffId, schoolId, openedBy: 'link', now: NOW })
		);
	});
});
afterAll(async () => {
	await server?.stop();
	await browser.close();
});

async function hers(options: Parameters<typeof phone>[1] = {}) {
	const context = await phone(browser, options);
	await context.addCookies([staffCookie(server.story)]);
	return context;
}

// Hundreds of pages are opened one after the other.
test(
	'in every language, every page holds on the narrowest phone',
	{ timeout: 360_000 },
	async () => {
		const context = await hers({ viewport: { width: 320, height: 640 } });
		const page = await context.newPage();
		const faults: string[] = [];
		for (const locale of LOCALES) {
			await page.goto(`${server.origin}/parent-ressource/langue`);
			await page.locator(`button[value="${locale}"]`).click();
			await page.waitForURL('**/parent-ressource');
			const expected = { lang: languageTag(locale), dir: directionOf(locale) };
			for (const path of Object.values(PAGES)) {
				await page.goto(server.origin + path);
				const found = await layoutFaults(page, expected);
				faults.push(...found.map((fault) => `${locale} ${path} ${fault}`));
			}
		}
		expect(faults).toEqual([]);
		await context.close();
	}
);

test.each(['fr', 'ar', 'ti'])('in %s, every page is readable and light', async (locale) => {
	const context = await hers();
	const page = await context.newPage();
	const complaints = complaintsOf(page);
	await page.goto(`${server.origin}/parent-ressource/langue`);
	await page.locator(`button[value="${locale}"]`).click();
	await page.waitForURL('**/parent-ressource');
	for (const [name, path] of Object.entries(PAGES)) {
		const answer = await page.goto(server.origin + path);
		await screenshot(page, `parent-ressource/${name}-${locale}`);
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
			.analyze();
		expect(
			violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
			name
		).toEqual([]);
		expect(gzipSync(await answer!.body()).length, name).toBeLessThan(LIGHT);
		expect(answer!.headers()['cache-control']).toBe('private, no-store');
	}
	expect(complaints).toEqual([]);
	await context.close();
});
