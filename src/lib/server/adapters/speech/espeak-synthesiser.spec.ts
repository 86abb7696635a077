import { afterAll, describe, expect, it, vi } from 'vitest';
import { LOCALES } from '../../../domain/shared/locale';
import { espeakSynthesiser } from './espeak-synthesiser';

const speech = espeakSynthesiser();
afterAll(() => speech.close());

/** Frames of MPEG-2 Layer III at 16 kHz, mono, 24 kbit/s: all there is, from end to end. */
function framesOf(bytes: Uint8Array): number {
	let frames = 0;
	for (let at = 0; at < bytes.length; frames += 1) {
		expect([bytes[at], bytes[at + 1]! & 0xfe]).toEqual([0xff, 0xf2]);
		expect(bytes[at + 2]! >> 4).toBe(3);
		expect((bytes[at + 2]! >> 2) & 3).toBe(2);
		expect(bytes[at + 3]! >> 6).toBe(3);
		at += 108 + ((bytes[at + 2]! >> 1) & 1);
	}
	return frames;
}

/** Each frame holds 576 samples. */
const secondsOf = (bytes: Uint8Array) => (framesOf(bytes) * 576) / 16_000;

describe('the server’s voice', () => {
	it('has every language but Somali and Pashto', () => {
		expect(LOCALES.filter((locale) => speech.voiceOf(locale) === null)).toEqual(['so', 'ps']);
	});

	it.each([
		['fr', 'Inès a manqué l’école lundi matin.'],
		['ar', 'لم يحضر طفلك إلى المدرسة اليوم.'],
		['ta', 'உங்கள் பிள்ளை இன்று பள்ளிக்கு வரவில்லை.'],
		['ti', 'ውላድኩም ናብ ቤት ትምህርቲ ኣይመጸን።'],
		['zh', '您的孩子今天没有来上学。']
	] as const)('says a sentence in %s, small and of a plausible length', async (locale, words) => {
		const { mediaType, bytes } = await speech.say(words, locale);
		expect(mediaType).toBe('audio/mpeg');
		const seconds = secondsOf(bytes);
		expect(seconds).toBeGreaterThan(1.5);
		expect(seconds).toBeLessThan(4.5);
		expect(bytes.length / seconds).toBeLessThan(3_100);
	});

	it('takes longer over more words, and gives each asker its own sentence', async () => {
		const [short, long] = await Promise.all([
			speech.say('Oui.', 'fr'),
			speech.say('Oui, il a bien mangé et bien dormi, merci beaucoup.', 'fr')
		]);
		expect(secondsOf(long.bytes)).toBeGreaterThan(2 * secondsOf(short.bytes));
	});

	it('has a French name in another language’s sentence said in one breath', async () => {
		const alone = await speech.say('ካብ ክፍሊ ብኩራት', 'ti');
		const named = await speech.say('Inès፦ ካብ ክፍሊ ብኩራት', 'ti');
		const more = secondsOf(named.bytes) - secondsOf(alone.bytes);
		expect(more).toBeGreaterThan(0.2);
		// Spelled letter by letter in English, which is what the voice alone does, it takes longer.
		expect(more).toBeLessThan(1);
	});

	it('has patience with each sentence, not with all that wait together', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const patient = espeakSynthesiser({ patience: 20_000 });
		try {
			const [first, second] = ['Bonjour.', 'Il a bien mangé. '.repeat(30)].map((words) =>
				patient.say(words, 'fr')
			);
			vi.advanceTimersByTime(15_000);
			await first;
			vi.advanceTimersByTime(15_000);
			expect(framesOf((await second!).bytes)).toBeGreaterThan(100);
		} finally {
			vi.useRealTimers();
			await patient.close();
		}
	});

	it('starts again after a sentence that took too long', async () => {
		const hasty = espeakSynthesiser({ patience: 1 });
		await expect(hasty.say('Bonjour.', 'fr')).rejects.toThrow('too long');
		await hasty.close();
		const resting = espeakSynthesiser({ idle: 1 });
		for (const words of ['Bonjour.', 'Au revoir.']) {
			expect(framesOf((await resting.say(words, 'fr')).bytes)).toBeGreaterThan(5);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		await resting.close();
	});
});
