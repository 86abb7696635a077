import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type Actor } from '../../src/lib/domain/shared/actor';
import type { Locale } from '../../src/lib/domain/shared/locale';
import type { SpeechSynthesiser } from '../../src/lib/domain/voice/speech-synthesiser';
import { rows } from '../../src/lib/server/db/client';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { greet } from '../../src/lib/server/voice/greet';
import { recentSounds } from '../../src/lib/server/voice/recent-sounds';
import { ACCOUNT_LIMIT, saySentence } from '../../src/lib/server/voice/say-sentence';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const NOW = new Date('2026-11-24T09:00:00Z');
const DAY = 86_400_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY);

/** A voice that says how often it spoke; Somali it has not. */
interface FakeVoice extends SpeechSynthesiser {
	said: string[];
	isBroken: boolean;
	edition: string;
}
const speech: FakeVoice = {
	said: [],
	isBroken: false,
	edition: 'fake 1',
	voiceOf: (locale) => (locale === 'so' ? null : `${speech.edition}/${locale}`),
	say: async (words) => {
		if (speech.isBroken) throw new Error('broken');
		speech.said.push(words);
		return { mediaType: 'audio/mpeg', bytes: new TextEncoder().encode(words) };
	},
	close: async () => {}
};

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: NOW, speech });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(NOW);
	app.sounds = recentSounds();
	Object.assign(speech, { said: [], isBroken: false, edition: 'fake 1' });
	story = await schoolStory(app.db, { now: NOW });
});

const say = (text: string, locale: Locale = 'fr') =>
	saySentence(app, story.family, { text, locale });
const count = async (actor: Actor = SYSTEM) => {
	const [found] = await app.db.transaction(actor, (tx) =>
		rows<{ n: number }>(tx, sql`select count(*)::int as n from spoken_sentence`)
	);
	return found!.n;
};

describe('a sentence read aloud', () => {
	test('is made once: for those who ask at once, for those who ask later, after a restart', async () => {
		const [one, two] = await Promise.all([say('Bonjour.'), say('Bonjour.')]);
		expect(one).toEqual(two);
		app.sounds = recentSounds();
		const again = await say('  Bonjour.\u2069');
		expect(again.ok && Buffer.from(again.value.bytes).toString()).toBe('Bonjour.');
		expect(speech.said).toEqual(['Bonjour.']);
	});

	test('is made anew in another language and by another voice', async () => {
		await say('Bonjour.');
		await say('Bonjour.', 'tr');
		speech.edition = 'fake 2';
		await say('Bonjour.');
		expect(speech.said).toHaveLength(3);
	});

	test('is kept under a key that says nothing, where only the system looks', async () => {
		await say('Inès a manqué l’école.');
		const [row] = await app.db.transaction(SYSTEM, (tx) =>
			rows<{ key: string }>(tx, sql`select key from spoken_sentence`)
		);
		expect(row!.key).toMatch(/^[\w-]{43}$/);
		expect(await count(story.family)).toBe(0);
		expect(await count(story.staff)).toBe(0);
		for (const actor of [story.family, story.staff]) {
			await expect(
				app.db.transaction(actor, (tx) =>
					tx.execute(
						sql`insert into spoken_sentence values ('k', 'audio/mpeg', '\\x00', ${NOW.toISOString()})`
					)
				)
			).rejects.toThrow();
		}
	});

	test('goes when nobody has heard it for a month', async () => {
		await say('Entendu.');
		await say('Oublié.');
		app.setNow(later(20));
		await say('Entendu.');
		app.setNow(later(31));
		await forgetExpired(app);
		expect(await count()).toBe(1);
		await say('Entendu.');
		expect(speech.said).toEqual(['Entendu.', 'Oublié.']);
	});

	test('that failed leaves nothing behind and can be asked for again', async () => {
		speech.isBroken = true;
		await expect(say('Bonjour.')).rejects.toThrow('broken');
		expect(await count()).toBe(0);
		speech.isBroken = false;
		expect((await say('Bonjour.')).ok).toBe(true);
	});
});

describe('what is not read aloud', () => {
	test('is said by its code', async () => {
		expect(await say('Salaan', 'so')).toMatchObject({ error: { code: 'voice.no-voice' } });
		expect(await say(' \u2068\u2069… ')).toMatchObject({ error: { code: 'voice.nothing' } });
		const mute = { ...app, speech: null };
		const asked = { text: 'Bonjour.', locale: 'fr' as const };
		expect(await saySentence(mute, story.family, asked)).toMatchObject({
			error: { code: 'voice.no-voice' }
		});
		expect(await count()).toBe(0);
	});

	test('is what one account asks for beyond its share; what was said before is not counted', async () => {
		await say('Première.');
		for (let n = 1; n < ACCOUNT_LIMIT.count; n += 1) await say(`Phrase ${n}.`);
		expect(await say('De trop.')).toMatchObject({ error: { code: 'voice.too-many' } });
		app.sounds = recentSounds();
		expect((await say('Première.')).ok).toBe(true);
		expect((await greet(app, 'ar')).ok).toBe(true);
		app.setNow(new Date(NOW.getTime() + ACCOUNT_LIMIT.minutes * 60_000));
		expect((await say('De trop.')).ok).toBe(true);
	});

	test('is what comes while too many others are being made', async () => {
		app.sounds = recentSounds({ queue: 0 });
		expect(await say('Bonjour.')).toMatchObject({ error: { code: 'voice.busy' } });
	});
});

test('the welcome of the language page is the same sound for everybody', async () => {
	const [one, two] = [await greet(app, 'ar'), await greet(app, 'ar')];
	expect(one).toEqual(two);
	expect(one.ok && one.value.key).toMatch(/^[\w-]{43}$/);
	expect(speech.said).toHaveLength(1);
	expect(await greet(app, 'so')).toMatchObject({ error: { code: 'voice.no-voice' } });
});
