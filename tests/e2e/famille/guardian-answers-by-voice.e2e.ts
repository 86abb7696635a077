import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { readSound } from '../../../src/lib/domain/voice/read-sound';
import { ANSWER_LIMITS } from '../../../src/lib/domain/voice/sound';
import { account } from '../../../src/lib/server/db/schema/account';
import { familyWriting } from '../../../src/lib/server/db/schema/item';
import { recording } from '../../../src/lib/server/db/schema/voice';
import { familyStory, type FamilyStory } from '../../factories/family-story';
import { webmFilm, webmTone } from '../../factories/sounds';
import { launchBrowser, screenshot } from '../../support/browser';
import { expectAccessible } from '../../support/page-checks';
import { phoneOf, serveFamily, type ServedFamily } from '../../support/served-family';

const NOW = new Date('2026-11-24T10:00:00+01:00');
/** A microphone that beeps, and a browser that asks nobody. */
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

let browser: Browser;
let server: ServedFamily<FamilyStory>;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
	browser = await launchBrowser(MICROPHONE);
});
afterAll(() => browser.close());
beforeEach(async () => {
	server = await serveFamily(NOW, async (db) => {
		const story = await familyStory(db, { now: NOW });
		await db.transaction(SYSTEM, (tx) => tx.update(account).set({ locale: 'fr' }));
		return story;
	});
	context = await phoneOf(browser, server, server.story.cookie);
	page = await context.newPage();
});
afterEach(async () => {
	await context?.close();
	await server?.stop();
});

/** What the school holds of the family's answers, the first given first. */
const writings = () =>
	server.look((db) =>
		db.transaction(SYSTEM, async (tx) => ({
			answers: await tx.select().from(familyWriting).orderBy(familyWriting.writtenAt),
			voices: await tx.select().from(recording)
		}))
	);

const message = () => `${server.origin}/messages/${server.story.messageId}`;

/** Speaks for a while, then says that it is enough. */
async function speak(on: Page, ms = 1500): Promise<void> {
	await on.getByRole('button', { name: 'Parler' }).click();
	await on.getByRole('button', { name: 'J’ai fini' }).waitFor();
	await on.waitForTimeout(ms);
	await on.getByRole('button', { name: 'J’ai fini' }).click();
	await on.getByRole('button', { name: 'Recommencer' }).waitFor();
}

const openVoice = (on: Page) => on.getByText('Répondre avec ma voix').click();

test('a voice is heard before it is sent, and again after', async () => {
	await page.goto(message());
	await screenshot(page, 'famille/reponse-message-fr');
	await openVoice(page);
	expect(await page.getByRole('button', { name: 'Envoyer' }).isVisible()).toBe(false);
	await page.getByRole('button', { name: 'Parler' }).click();
	await page.getByRole('button', { name: 'J’ai fini' }).waitFor();
	await expectAccessible(page, 'while speaking');
	await screenshot(page, 'famille/reponse-voix-parle-fr');
	await page.waitForTimeout(1500);
	await page.getByRole('button', { name: 'J’ai fini' }).click();
	await page.getByRole('button', { name: 'Recommencer' }).waitFor();
	await expectAccessible(page, 'before sending');
	await screenshot(page, 'famille/reponse-voix-prete-fr');
	const lasts = () => page.locator('.takes audio').evaluate((audio: HTMLAudioElement) => audio.src);
	const first = await lasts();
	await page.getByRole('button', { name: 'Recommencer' }).click();
	await page.waitForTimeout(1500);
	await page.getByRole('button', { name: 'J’ai fini' }).click();
	await page.getByRole('button', { name: 'Recommencer' }).waitFor();
	expect(await lasts()).not.toBe(first);
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('Vous avez répondu avec votre voix.').waitFor();
	await page.getByText('L’école a reçu votre réponse. Merci.').waitFor();
	await expectAccessible(page, 'a voice that was given');
	await screenshot(page, 'famille/reponse-voix-donnee-fr');
	const address = await page.locator('.given audio').getAttribute('src');
	const heard = await context.request.get(server.origin + address);
	expect(heard.headers()['content-type']).toBe('audio/webm');
	expect(readSound(new Uint8Array(await heard.body()), ANSWER_LIMITS).ok).toBe(true);
	const { answers, voices } = await writings();
	expect(answers).toMatchObject([{ kind: 'message-answer', reason: null, locale: 'fr' }]);
	expect(voices).toMatchObject([{ id: answers[0]!.recordingId, purpose: 'answer' }]);
	expect(voices[0]!.durationMs).toBeGreaterThan(1000);
});

test('two taps answer; another picture counts instead, words and all', async () => {
	await page.goto(message());
	await page.getByText('Oui, d’accord').click();
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText(/Votre réponse\s: Oui, d’accord/).waitFor();
	server.setClock('2026-11-24T10:05:00+01:00');
	await page.getByText('Répondre autrement').click();
	await page.getByText('Non, je ne peux pas').click();
	await page.getByText('Écrire quelques mots').click();
	await page.getByRole('textbox').fill('Je travaille ce jour-là.');
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText(/Votre réponse\s: Non, je ne peux pas/).waitFor();
	await page.getByText('Je travaille ce jour-là.').waitFor();
	expect(await page.getByText(/Votre réponse\s: Oui/).count()).toBe(0);
	await screenshot(page, 'famille/reponse-message-donnee-fr');
	const { answers } = await writings();
	expect(answers.map(({ reason, text }) => [reason, text])).toEqual([
		['agreed', null],
		['cannot', 'Je travaille ce jour-là.']
	]);
});

test('a voice without network waits on the phone, is heard there, and leaves once', async () => {
	await page.goto(message());
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
	await page.reload();
	await page.waitForFunction(async () => (await (await caches.open('pages')).keys()).length > 0);
	await context.setOffline(true);
	await page.reload();
	await page.getByText('Pas de réseau. Voici la dernière page gardée.').waitFor();
	await page.getByText('Oui, d’accord').click();
	await openVoice(page);
	await speak(page);
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('Gardé sur ce téléphone').waitFor();
	expect(await page.getByRole('heading', { name: 'Que répondez-vous' }).count()).toBe(0);
	// Put away, taken out again: it is still there, and may be heard.
	await page.reload();
	await page.getByText('Gardé sur ce téléphone').waitFor();
	await page.locator('.said-here').getByText('Oui, d’accord').waitFor();
	const kept = page.locator('.said-here audio');
	await expect
		.poll(() => kept.evaluate((audio: HTMLAudioElement) => audio.readyState))
		.toBeGreaterThan(0);
	await screenshot(page, 'famille/reponse-voix-attend-fr');
	await context.setOffline(false);
	await page.getByText('C’est envoyé.').waitFor();
	await page.reload();
	await page.getByText('Vous avez répondu avec votre voix.').waitFor();
	const { answers, voices } = await writings();
	expect(answers.map(({ reason }) => reason)).toEqual(['agreed']);
	expect(voices).toHaveLength(1);
});

test('an absence is explained aloud: no picture says it, so the school calls', async () => {
	await page.goto(`${server.origin}/absences/${server.story.absenceId}`);
	await screenshot(page, 'famille/absence-voix-fr');
	await openVoice(page);
	await speak(page);
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('Vous avez demandé un appel de l’école.').waitFor();
	await page.getByText('Vous avez répondu avec votre voix.').waitFor();
	await screenshot(page, 'famille/absence-voix-donnee-fr');
	const { answers } = await writings();
	expect(answers).toMatchObject([{ kind: 'absence-reason', reason: 'other' }]);
	expect(answers[0]!.recordingId).not.toBe(null);
});

test('what is no voice is refused in words, and nothing of it is kept', async () => {
	await page.goto(message());
	await openVoice(page);
	await page.locator('[type=file]').setInputFiles({
		name: 'film.webm',
		mimeType: 'audio/webm',
		buffer: Buffer.from(webmFilm())
	});
	await page.locator('.voice').evaluate((voice) => voice.classList.remove('mute'));
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('Ce fichier n’est pas seulement une voix.').waitFor();
	await expectAccessible(page, 'a voice that was refused');
	await screenshot(page, 'famille/reponse-voix-refusee-fr');
	// The form is there, and takes another answer.
	await page.getByText('Oui, d’accord').click();
	await speak(page);
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByText('Vous avez répondu avec votre voix.').waitFor();
	const { answers, voices } = await writings();
	expect([answers.length, voices.length]).toEqual([1, 1]);
});

test('without script the phone’s own recorder gives a file; on Saturday it is read on Monday', async () => {
	server.setClock('2026-11-28T21:00:00+01:00');
	const plain = await phoneOf(browser, server, server.story.cookie, { javaScriptEnabled: false });
	const other = await plain.newPage();
	await other.goto(message());
	await other.getByText('Non, je ne peux pas').click();
	await openVoice(other);
	const give = async (buffer: Buffer) => {
		await other
			.locator('[type=file]')
			.setInputFiles({ name: 'voix.webm', mimeType: 'audio/webm', buffer });
		await other.getByRole('button', { name: 'Envoyer' }).click();
	};
	await give(Buffer.alloc(500_000));
	await other.getByText('L’enregistrement est trop lourd.').waitFor();
	await openVoice(other);
	await give(Buffer.from(webmTone()));
	await other.getByText('Vous avez répondu avec votre voix.').waitFor();
	await other.getByText(/L’école le lira .*lundi 30 novembre.*07:00/).waitFor();
	await screenshot(other, 'famille/reponse-voix-samedi-fr');
	await plain.close();
	const { answers } = await writings();
	expect(answers).toMatchObject([{ releasedAt: null }]);
});
