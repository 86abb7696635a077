import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { LOCALES } from '../../../src/lib/domain/shared/locale';
import { guardian, guardianship } from '../../../src/lib/server/db/schema/directory';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { schoolStory } from '../../factories/school-story';
import { desktop, launchBrowser, screenshot } from '../../support/browser';
import { drawnPages } from '../../support/pdf-glyphs';
import { readDrawnSquare } from '../../support/pdf-square';
import { serveFamily, type ServedFamily } from '../../support/served-family';
import { staffCookie } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const FAMILIES = 60;

let browser: Browser;
let desk: BrowserContext;
let server: ServedFamily<{ cookie: string; keys: string[] }>;

beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFamily(NOW, async (db) => {
		const story = await schoolStory(db, { roles: ['mediator'], now: NOW });
		const { schoolId, pupilId, staff } = story;
		return db.transaction(SYSTEM, async (tx) => {
			const families = await tx
				.insert(guardian)
				.values(
					Array.from({ length: FAMILIES }, (_, n) => ({
						schoolId,
						sourceId: `letter-${n}`,
						firstName: 'Amina',
						lastName: `FAMILLE-${String(n).padStart(2, '0')}`,
						letterLocale: LOCALES[n % LOCALES.length]!
					}))
				)
				.returning({ id: guardian.id });
			const keys = families.map(({ id }) => id);
			await tx.insert(guardianship).values(
				keys.map((guardianId) => ({
					schoolId,
					pupilId,
					guardianId,
					kinship: '10',
					responsibility: 1,
					hasAccess: true
				}))
			);
			const { staffId } = staff;
			const opened = { staffId, schoolId, openedBy: 'passkey', now: NOW } as const;
			return { cookie: await openStaffSession(tx, opened), keys };
		});
	});
	desk = await desktop(browser);
	await desk.addCookies([staffCookie(server.story.cookie)]);
});
afterAll(async () => {
	await desk?.close();
	await browser?.close();
	await server?.stop();
});

test('a mediator takes sixty letters as one PDF, sees how far it is, and hands each family its own', async () => {
	const page = await desk.newPage();
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	const people = server.story.keys.map((key) => `g=${key}`).join('&');
	await page.goto(`${server.origin}/mediation/premieres-connexions/lettres?${people}`);
	await screenshot(page, 'letters/1-chosen');

	const answers: { done: number; state: string }[] = [];
	page.on('response', async (response) => {
		if (/\/travaux\/[\w-]+$/.test(response.url()) && response.request().method() === 'GET')
			answers.push((await response.json()) as (typeof answers)[number]);
	});
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Faire un PDF' }).click();
	await page.getByRole('progressbar').waitFor();
	const download = await coming;
	expect(download.suggestedFilename()).toBe('lettres-2026-11-24.pdf');
	await page.getByText('Le fichier est prêt').waitFor();
	await screenshot(page, 'letters/2-ready');
	expect(answers.at(-1)).toMatchObject({ done: FAMILIES, state: 'done' });
	expect(answers.map(({ done }) => done)).toEqual(
		answers.map(({ done }) => done).toSorted((a, b) => a - b)
	);

	const pdf = readFileSync((await download.path())!);
	const pages = drawnPages(pdf);
	expect(pages).toHaveLength(FAMILIES);
	for (const [n, { text, missing }] of pages.entries()) {
		expect(missing).toBe(0);
		expect(text).toContain(`FAMILLE-${String(n).padStart(2, '0')}`);
	}
	const squares = new Set(pages.map(readDrawnSquare));
	expect(squares.size).toBe(FAMILIES);

	// Who scans the last one is asked whether this is her child.
	const phone = await browser.newPage();
	await phone.goto([...squares].at(-1)!);
	await phone.getByRole('button', { name: 'العربية', exact: true }).click();
	await phone.getByText('Inès').first().waitFor();
	await phone.close();

	// The printer had no paper: once more, the same file.
	const again = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Télécharger de nouveau' }).click();
	expect(readFileSync((await (await again).path())!).equals(pdf)).toBe(true);
	expect(complaints).toEqual([]);
});
