import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { openStaffSession } from '../../../src/lib/server/sign-in/staff-session';
import { schoolStory, storyItem } from '../../factories/school-story';
import { desktop, launchBrowser, screenshot } from '../../support/browser';
import { serveFamily, type ServedFamily } from '../../support/served-family';
import { staffCookie } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const HELD = { startsAt: '2026-11-10T16:30:00Z', endsAt: '2026-11-10T18:00:00Z', place: 'CDI' };

let browser: Browser;
let server: ServedFamily<string>;
let desk: BrowserContext;

/** Two schools of a network, with a session of forty people and one of five. */
beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFamily(NOW, async (db) => {
		const here = await schoolStory(db, { roles: ['coordinator'], now: NOW });
		const there = await schoolStory(db, { roles: ['head'], now: NOW });
		const early = new Date('2026-11-02T09:00:00Z');
		for (const [story, theme, came] of [
			[here, 'protect', 40],
			[there, 'protect', 5],
			[there, 'parents-cafe', 30]
		] as const) {
			const content = { theme, ...HELD };
			const given = { kind: 'workshop', content, audience: 'school', now: early } as const;
			const { itemId } = await storyItem(db, story, given);
			await db.transaction(SYSTEM, (tx) =>
				tx.execute(sql`insert into workshop_session (item_id, school_id, check_in_key, unknown_count)
					values (${itemId}, ${story.schoolId}, ${itemId}, ${came})`)
			);
		}
		return db.transaction(SYSTEM, async (tx) => {
			await tx.execute(sql`insert into network (name, created_at) values ('Pays de Test', now())`);
			await tx.execute(sql`update school set network_id = (select id from network)`);
			const { staffId, schoolId } = here.staff;
			return openStaffSession(tx, { staffId, schoolId, openedBy: 'passkey', now: NOW });
		});
	});
	desk = await desktop(browser);
	await desk.addCookies([staffCookie(server.story)]);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

test('a coordinator reads how many came to her network’s workshops, and no name', async () => {
	const page = await desk.newPage();
	await page.goto(`${server.origin}/mediation/ateliers/reseau`);
	await page.getByRole('heading', { name: 'Réseau Pays de Test' }).waitFor();
	await page.getByRole('cell', { name: '75' }).first().waitFor();
	// Five people, and what would tell them: the forty beside them in the same column.
	expect(await page.getByRole('cell', { name: 'caché' }).count()).toBeGreaterThan(2);
	expect(await page.getByRole('cell', { name: '5', exact: true }).count()).toBe(0);
	await screenshot(page, 'mediation/reseau');
	await page.setViewportSize({ width: 360, height: 640 });
	await screenshot(page, 'mediation/reseau-360');
	const isTooWide = await page.evaluate(
		() => document.documentElement.scrollWidth > document.documentElement.clientWidth
	);
	expect(isTooWide).toBe(false);
	const file = await desk.request.get(`${server.origin}/mediation/ateliers/reseau/chiffres.csv`);
	expect(await file.text()).toContain('Venus sans nom');
	for (const text of [await file.text(), await page.content()]) {
		expect(text).not.toMatch(/ESSAI|Amina|Inès/);
	}
});

test('the pages with names are closed to a coordinator', async () => {
	for (const path of [
		'premieres-connexions',
		'accompagnements',
		'a-appeler',
		'a-appeler/rappels',
		'parents-ressources',
		'materiel',
		'messages/reponses',
		'ecole/aide'
	]) {
		const answer = await desk.request.get(`${server.origin}/mediation/${path}`);
		const text = await answer.text();
		expect([path, /ESSAI|Amina|Inès/.test(text)]).toEqual([path, false]);
		expect([path, answer.status()]).toEqual([path, 404]);
	}
	// The sessions are hers to see, without who comes.
	const sessions = await desk.request.get(`${server.origin}/mediation/ateliers`);
	expect(sessions.status()).toBe(200);
	expect(await sessions.text()).not.toMatch(/ESSAI|Amina|Inès/);
});
