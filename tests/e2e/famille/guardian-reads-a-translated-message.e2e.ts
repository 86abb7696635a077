import type { ServerResponse } from 'node:http';
import { isNull } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { account } from '../../../src/lib/server/db/schema/account';
import { translation, translationOptIn } from '../../../src/lib/server/db/schema/translation';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { storyItem } from '../../factories/school-story';
import { launchBrowser, screenshot } from '../../support/browser';
import { fakeProvider, json, type Asked, type FakeProvider } from '../../support/fake-provider';
import { layoutFaults } from '../../support/layout-faults';
import { expectAccessible } from '../../support/page-checks';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const ARABIC: Record<string, string> = {
	Sortie: 'زيارة إلى المتحف',
	'La classe': 'يذهب القسم إلى المتحف. أحضروا وجبة خفيفة وقنينة ماء. العودة في المساء.',
	Exercices: 'حلّوا التمارين واحفظوا درس الكسور.',
	Lire: 'اقرؤوا هذا الفصل من الكتاب.'
};

let browser: Browser;
let provider: FakeProvider;
let server: ServedFamily<FamilyStory & { appointmentId: string }>;
let context: BrowserContext;
let page: Page;

/** A translator that knows the texts of this story, and keeps what it must not touch. */
function inArabic(response: ServerResponse, { body }: Asked) {
	const given = String(body.q);
	const known = Object.entries(ARABIC).find(([start]) => given.startsWith(start));
	const kept = given.match(/<span\b[^>]*>[^<]*<\/span>/g) ?? [];
	json(200, { translatedText: [known?.[1] ?? 'نص من المدرسة', ...kept].join(' ') })(response);
}

beforeAll(async () => {
	browser = await launchBrowser();
	provider = await fakeProvider();
	provider.answer = () => {};
	server = await serveFamily(
		NOW,
		async (db) => {
			const story = await familyStory(db, { now: NOW, locale: 'ar' });
			const ready = { sentence: 'appointment', with: 'nurse', day: '2026-11-26', hour: '08:30' };
			const appointment = await storyItem(db, story, {
				kind: 'message',
				content: { author: 'Mme Aubry', ready: { ...ready, place: 'Bureau 4' } },
				now: NOW
			});
			await db.transaction(SYSTEM, (tx) =>
				tx.insert(translationOptIn).values({
					schoolId: story.schoolId,
					engine: `libretranslate@${new URL(provider.origin).host}`,
					since: NOW,
					by: story.staff.staffId
				})
			);
			return { ...story, appointmentId: appointment.itemId };
		},
		{
			TRANSLATION_ENGINE: 'libretranslate',
			TRANSLATION_URL: provider.origin,
			TRANSLATION_TIMEOUT: '3'
		}
	);
	context = await phoneOf(browser, server, server.story.cookie);
	page = await context.newPage();
});
afterAll(async () => {
	await context?.close();
	await server?.stop();
	await provider?.close();
	await browser?.close();
});

const open = () => page.goto(`${server.origin}/messages/${server.story.messageId}`);
const original = () => page.locator('details.original');
/** What a voice reads of the card, and in which language. */
const spoken = () =>
	page.locator('article [data-say]').evaluateAll((parts) =>
		parts.map((part) => ({
			words: (part as HTMLElement).innerText.trim(),
			lang: part.closest<HTMLElement>('[lang]')!.lang
		}))
	);
/** Reads well on this phone and on a narrower one. */
async function expectReadable(lang: string, dir: string) {
	for (const width of [320, 360]) {
		await page.setViewportSize({ width, height: 640 });
		expect(await layoutFaults(page, { lang, dir }), `${lang} ${width}`).toEqual([]);
	}
	await expectAccessible(page, lang, lang);
}
async function readAs(locale: 'bn' | 'fr') {
	await server.look((db) => db.transaction(SYSTEM, (tx) => tx.update(account).set({ locale })));
}

test('while the engine says nothing, the message is there in French, and says that more is to come', async () => {
	await open();
	await page.getByText('La classe de 5e B va au musée').waitFor();
	await page.getByText('الترجمة في الطريق').waitFor();
	expect(await original().count()).toBe(0);
	expect((await spoken()).map(({ lang }) => lang)).toEqual(['ar', 'fr', 'fr', 'ar']);
	const french = page.locator('article p[lang=fr]').first();
	expect(await french.getAttribute('dir')).toBe('ltr');
	await screenshot(page, 'famille/traduction-attendue-ar');
});

test('then it is read in Arabic, says that a machine did it, and the French is one tap away', async () => {
	provider.answer = inArabic;
	let minutes = 0;
	await expect
		.poll(
			async () => {
				// An engine that was silent is asked again after a while.
				server.setClock(new Date(NOW.getTime() + (minutes += 3) * 60_000));
				await open();
				return page.getByText('ترجمة آلية').count();
			},
			{ timeout: 60_000, interval: 1_000 }
		)
		.toBe(1);
	const said = await spoken();
	expect(said.map(({ lang }) => lang)).toEqual(['ar', 'ar', 'ar', 'ar']);
	expect(said.map(({ words }) => words).join(' ')).not.toContain('musée');
	expect(said[2]!.words).toContain('يذهب القسم إلى المتحف');
	// What the engine never saw is there: the division, the day, the hour.
	expect(provider.asked.map(({ body }) => String(body.q)).join(' ')).not.toMatch(
		/décembre|16 h 30/
	);
	expect(said[2]!.words).toMatch(/3 ديسمبر|كانون/);
	expect(said[2]!.words).toContain('16:30');

	expect(await original().getByText('pique-nique').isVisible()).toBe(false);
	await page.getByText('النص بالفرنسية').tap();
	expect(await original().getByText('pique-nique').isVisible()).toBe(true);
	const french = original().locator('[lang=fr]').first();
	expect(await french.getAttribute('dir')).toBe('ltr');
	await screenshot(page, 'famille/traduction-machine-ar');
	await expectReadable('ar', 'rtl');
});

test('the home says the same, and names subjects itself', async () => {
	await page.goto(server.origin);
	await page.getByText('زيارة إلى المتحف').waitFor();
	await page.getByText('الرياضيات').waitFor();
	expect(await page.getByText('Mathématiques').count()).toBe(0);
	await page.getByText('لديكم موعد مع ممرضة المدرسة').waitFor();
	await screenshot(page, 'famille/accueil-traduit-ar');
	await expectReadable('ar', 'rtl');
});

test('what a person answers for says so', async () => {
	await server.look((db) =>
		db.transaction(SYSTEM, (tx) =>
			tx
				.update(translation)
				.set({ reviewedAt: NOW, reviewedBy: server.story.staff.staffId })
				.where(isNull(translation.reviewedAt))
		)
	);
	await open();
	await page.getByText('ترجمة راجعها شخص').waitFor();
	await screenshot(page, 'famille/traduction-relue-ar');
});

test('an appointment is said in every language; a family that reads French has the message itself', async () => {
	await readAs('bn');
	await page.goto(`${server.origin}/messages/${server.story.appointmentId}`);
	await page.getByText('স্কুলের নার্সের সঙ্গে').waitFor();
	await screenshot(page, 'famille/rendez-vous-bn');
	await expectReadable('bn', 'ltr');
	await open();
	await page.getByText('La classe de 5e B va au musée').first().waitFor();
	await screenshot(page, 'famille/message-bn');
	await readAs('fr');
	await page.goto(`${server.origin}/messages/${server.story.appointmentId}`);
	await page.getByText('Vous avez rendez-vous avec l’infirmière').waitFor();
	await screenshot(page, 'famille/rendez-vous-fr');
	await expectReadable('fr', 'ltr');
	await open();
	await page.getByText('pique-nique').waitFor();
	expect(await page.locator('.sign').count()).toBe(0);
	expect(await original().count()).toBe(0);
	await page.goto(server.origin);
	await screenshot(page, 'famille/accueil-fr');
});
