import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSound } from '../../src/lib/domain/voice/read-sound';
import { MESSAGE_LIMITS } from '../../src/lib/domain/voice/sound';
import {
	mp3Tone,
	mp4Fragments,
	oggTone,
	webmTone,
	withMp3Tags,
	withWebmTags
} from '../factories/sounds';
import { launchBrowser } from '../support/browser';

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What is heard of a file: how long it is, and how loud; -1 when the browser cannot read it. */
async function heard(bytes: Uint8Array): Promise<{ seconds: number; loudest: number }> {
	const page = await browser.newPage();
	try {
		return await page.evaluate(async (base64) => {
			const file = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
			const context = new OfflineAudioContext(1, 1, 48_000);
			try {
				const sound = await context.decodeAudioData(file.buffer);
				const loudest = sound.getChannelData(0).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
				return { seconds: sound.duration, loudest };
			} catch {
				return { seconds: -1, loudest: 0 };
			}
		}, Buffer.from(bytes).toString('base64'));
	} finally {
		await page.close();
	}
}

test.each([
	['MP3', async () => withMp3Tags(await mp3Tone(1000))],
	['Opus in WebM', () => withWebmTags(webmTone())],
	['Opus in Ogg', () => oggTone()],
	['Opus in MP4', () => mp4Fragments()]
] as const)('%s plays as before once it is stripped', async (_name, make) => {
	const given = await make();
	const read = readSound(given, MESSAGE_LIMITS);
	if (!read.ok) throw new Error(read.error.code);
	const [before, after] = [await heard(given), await heard(read.value.stripped)];
	expect(after.loudest).toBeGreaterThan(0.1);
	expect(Math.abs(after.seconds - before.seconds)).toBeLessThan(0.1);
	expect(Math.abs(after.seconds * 1000 - read.value.durationMs)).toBeLessThan(120);
});
