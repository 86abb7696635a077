import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import { BANK_GROUPS, type BankSentence } from '../../src/lib/domain/voice/bank-sentences';
import type { BankLocale } from '../../src/lib/domain/voice/bank-locale';
import { guardian, school } from '../../src/lib/server/db/schema/directory';
import { wording } from '../../src/lib/server/db/schema/language';
import { journal } from '../../src/lib/server/db/schema/staff';
import { bankVoice, recording } from '../../src/lib/server/db/schema/voice';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { bankVoices } from '../../src/lib/server/voice/bank-voices';
import { readBank } from '../../src/lib/server/voice/read-bank';
import { readRecording } from '../../src/lib/server/voice/read-recording';
import { recordBankVoice } from '../../src/lib/server/voice/record-bank-voice';
import { removeBankVoice, restoreBankVoice } from '../../src/lib/server/voice/remove-bank-voice';
import { listCoverages, voiceCoverage } from '../../src/lib/server/voice/voice-coverage';
import { FAMILY_STRING_OF } from '../../src/lib/server/wording/family-strings';
import { countAs, schoolStory, type SchoolStory } from '../factories/school-story';
import { mp3Tone, PLANTED, withMp3Tags } from '../factories/sounds';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T09:00:00Z');
let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;
let tone: Uint8Array;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
	tone = await mp3Tone(600);
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: TUESDAY });
	elsewhere = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
});

/** What the words on the page are known by. */
async function seenWords(sentence: BankSentence, locale: BankLocale, { staff } = here) {
	const { groups } = await readBank(app, staff, locale);
	return groups.flatMap(({ lines }) => lines).find((line) => line.sentence === sentence)!.hash;
}
async function record(
	sentence: BankSentence = 'absence:ask',
	{ story = here, locale = 'ar' as BankLocale, bytes = tone } = {}
): Promise<string> {
	const seen = await seenWords(sentence, locale, story);
	const done = await recordBankVoice(app, story.staff, { locale, sentence, seen }, bytes);
	if (!done.ok) throw new Error(done.error.code);
	return done.value.recordingId;
}
const recordings = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(recording));
const actions = async () =>
	(await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal))).map((row) => row.action);

describe('a mediator records a sentence', () => {
	test('and the families of the school hear it, in that language', async () => {
		const id = await record();
		expect(await bankVoices(app, here.family, 'ar')).toEqual({ 'absence:ask': `/voix/${id}` });
		expect(await bankVoices(app, here.family, 'tr')).toEqual({});
		const heard = await readRecording(app, here.family, id);
		expect(heard?.mediaType).toBe('audio/mpeg');
		expect(heard!.sound.length).toBeGreaterThan(1000);
		expect(await actions()).toEqual(['voice.recorded']);
	});
	test('which serves every sentence in the same words', async () => {
		const id = await record('absence:reasons.other');
		expect(await bankVoices(app, here.family, 'ar')).toEqual({
			'absence:reasons.other': `/voix/${id}`,
			'help:callMe': `/voix/${id}`
		});
	});
	test('without what the file said about it', async () => {
		const id = await record('absence:ask', { bytes: withMp3Tags(tone) });
		const { sound } = (await readRecording(app, here.staff, id))!;
		expect(Buffer.from(sound).includes(PLANTED)).toBe(false);
	});
	test('again: the former recording is gone', async () => {
		const first = await record();
		const second = await record();
		expect(second).not.toBe(first);
		expect((await recordings()).map(({ id }) => id)).toEqual([second]);
		expect(await readRecording(app, here.family, first)).toBeNull();
		expect(await actions()).toEqual(['voice.recorded', 'voice.replaced']);
	});
	test('with a file that is no good: nothing changes, nothing is left behind', async () => {
		const id = await record();
		const seen = await seenWords('absence:ask', 'ar');
		const place = { locale: 'ar', sentence: 'absence:ask', seen } as const;
		for (const [bytes, code] of [
			[tone.slice(0, -7), 'voice.broken'],
			[new Uint8Array(), 'voice.empty'],
			[await mp3Tone(21_000), 'voice.too-long'],
			[new TextEncoder().encode('<script>'), 'voice.unknown-format'],
			[new Uint8Array(1_000_001), 'voice.too-large']
		] as const) {
			expect(await recordBankVoice(app, here.staff, place, bytes)).toEqual({
				ok: false,
				error: { code }
			});
		}
		expect((await recordings()).map((row) => row.id)).toEqual([id]);
		expect(await bankVoices(app, here.family, 'ar')).toEqual({ 'absence:ask': `/voix/${id}` });
	});
	test('only with a role that may', async () => {
		const teacher: StaffActor = { ...here.staff, roles: ['teacher'] };
		const place = { locale: 'ar', sentence: 'absence:ask' } as const;
		expect(await recordBankVoice(app, teacher, { ...place, seen: '' }, tone)).toMatchObject({
			ok: false
		});
		expect(await removeBankVoice(app, teacher, place)).toMatchObject({ ok: false });
		expect(await recordings()).toEqual([]);
	});
	test('two colleagues at once leave one voice', async () => {
		await Promise.all([record(), record()]);
		await forgetExpired(app);
		const [one, ...others] = await recordings();
		expect(others).toEqual([]);
		expect(await bankVoices(app, here.family, 'ar')).toEqual({ 'absence:ask': `/voix/${one!.id}` });
	});
});

describe('walls', () => {
	test('another school hears, sees and changes nothing', async () => {
		const id = await record();
		expect(await readRecording(app, elsewhere.family, id)).toBeNull();
		expect(await readRecording(app, elsewhere.staff, id)).toBeNull();
		expect(await bankVoices(app, elsewhere.family, 'ar')).toEqual({});
		expect((await voiceCoverage(app, elsewhere.staff, 'ar')).recorded).toBe(0);
		expect(await countAs(app.db, elsewhere.staff, 'recording')).toBe(0);
		expect(await countAs(app.db, elsewhere.family, 'bank_voice')).toBe(0);
		const place = { locale: 'ar', sentence: 'absence:ask' } as const;
		expect(await removeBankVoice(app, elsewhere.staff, place)).toEqual({
			ok: false,
			error: { code: 'voice.gone' }
		});
	});
	test('what is no voice of a bank has no address here', async () => {
		const id = await record();
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(recording).set({ purpose: 'message' }).where(eq(recording.id, id))
		);
		expect(await readRecording(app, here.staff, id)).toBeNull();
		expect(await readRecording(app, here.staff, 'x')).toBeNull();
	});
	test('a family of two schools hears the first by name, and the other where the first is silent', async () => {
		await app.db.transaction(SYSTEM, async (tx) => {
			await tx.update(school).set({ name: 'Zola' }).where(eq(school.id, here.schoolId));
			await tx.update(school).set({ name: 'Albert' }).where(eq(school.id, elsewhere.schoolId));
			await tx
				.update(guardian)
				.set({ accountId: here.accountId })
				.where(eq(guardian.id, elsewhere.guardianId));
		});
		await record('absence:ask');
		const asked = await record('help:asked');
		const ask = await record('absence:ask', { story: elsewhere });
		expect(await bankVoices(app, here.family, 'ar')).toEqual({
			'absence:ask': `/voix/${ask}`,
			'help:asked': `/voix/${asked}`
		});
	});
});

describe('words that changed since', () => {
	test('are not heard in the old ones, and count as to be done again', async () => {
		await record();
		await app.db.transaction(SYSTEM, (tx) => tx.update(bankVoice).set({ wordsHash: 'before' }));
		expect(await bankVoices(app, here.family, 'ar')).toEqual({});
		expect(await voiceCoverage(app, here.staff, 'ar')).toMatchObject({ recorded: 0, stale: 1 });
		const { groups } = await readBank(app, here.staff, 'ar');
		const line = groups.flatMap(({ lines }) => lines).find((l) => l.sentence === 'absence:ask')!;
		expect(line.state).toBe('stale');
		expect(line.voice).not.toBeNull();
	});
});

describe('a speaker of the school corrects the words', () => {
	const correct = (locale: BankLocale) =>
		app.db.transaction(SYSTEM, async (tx) => {
			await tx.insert(wording).values({
				schoolId: here.schoolId,
				locale,
				key: 'absence:ask',
				text: 'كلمات أخرى؟',
				sourceHash: FAMILY_STRING_OF.get('absence:ask')!.sourceHash,
				reviewedAt: TUESDAY
			});
			await tx
				.update(school)
				.set({ wordsVersion: sql`words_version + 1` })
				.where(eq(school.id, here.schoolId));
		});
	test('what was recorded before says other words; what is recorded then says these', async () => {
		await record();
		await correct('ar');
		expect(await bankVoices(app, here.family, 'ar')).toEqual({});
		const { groups } = await readBank(app, here.staff, 'ar');
		const line = groups.flatMap(({ lines }) => lines).find((l) => l.sentence === 'absence:ask')!;
		expect(line).toMatchObject({ text: 'كلمات أخرى؟', state: 'stale' });
		const id = await record();
		expect(await bankVoices(app, here.family, 'ar')).toEqual({ 'absence:ask': `/voix/${id}` });
	});
	test('not in the words that were read before: the former voice stays, nothing else is kept', async () => {
		const id = await record();
		const seen = await seenWords('absence:ask', 'ar');
		await correct('ar');
		const said = { locale: 'ar', sentence: 'absence:ask', seen } as const;
		expect(await recordBankVoice(app, here.staff, said, tone)).toEqual({
			ok: false,
			error: { code: 'voice.changed-meanwhile' }
		});
		expect((await recordings()).map((row) => row.id)).toEqual([id]);
		expect(await actions()).toEqual(['voice.recorded']);
	});
	test('a prepared language keeps what was said from the French, once it is written too', async () => {
		await record('absence:ask', { locale: 'snk' });
		await correct('snk');
		expect((await voiceCoverage(app, here.staff, 'snk')).recorded).toBe(1);
		const { groups } = await readBank(app, here.staff, 'snk');
		const line = groups.flatMap(({ lines }) => lines).find((l) => l.sentence === 'absence:ask')!;
		expect(line).toMatchObject({ text: 'كلمات أخرى؟', state: 'recorded' });
	});
});

describe('the coverage', () => {
	test('is told for every language, the core apart', async () => {
		for (const sentence of BANK_GROUPS.core) await record(sentence, { locale: 'snk' });
		const coverages = await listCoverages(app, here.staff);
		const { coverage } = coverages.find(({ locale }) => locale === 'snk')!;
		expect(coverage.core).toEqual({
			recorded: BANK_GROUPS.core.length,
			all: BANK_GROUPS.core.length
		});
		expect(coverages.find(({ locale }) => locale === 'tr')!.coverage.recorded).toBe(0);
	});
	test('a language without written words shows the French to say', async () => {
		const { groups } = await readBank(app, here.staff, 'wo');
		expect(groups[0]!.lines[0]).toMatchObject({
			french: 'Votre enfant n’était pas à l’école.',
			text: null,
			state: 'missing',
			voice: null
		});
	});
});

describe('a voice that is taken out', () => {
	const place = { locale: 'ar', sentence: 'absence:ask' } as const;
	const remove = async () => {
		const done = await removeBankVoice(app, here.staff, place);
		if (!done.ok) throw new Error(done.error.code);
		return done.value;
	};
	test('is heard no more, and may be put back', async () => {
		const id = await record();
		const removed = await remove();
		expect(await bankVoices(app, here.family, 'ar')).toEqual({});
		expect(await restoreBankVoice(app, elsewhere.staff, removed)).toMatchObject({ ok: false });
		expect(await restoreBankVoice(app, here.staff, removed)).toEqual({ ok: true, value: null });
		expect(await bankVoices(app, here.family, 'ar')).toEqual({ 'absence:ask': `/voix/${id}` });
		expect(await actions()).toEqual(['voice.recorded', 'voice.removed', 'voice.put-back']);
	});
	test('goes for good with the next housekeeping', async () => {
		await record();
		const removed = await remove();
		await forgetExpired(app);
		expect(await recordings()).toEqual([]);
		expect(await restoreBankVoice(app, here.staff, removed)).toMatchObject({ ok: false });
	});
	test('does not come back over a newer one', async () => {
		await record();
		const removed = await remove();
		const newer = await record();
		expect(await restoreBankVoice(app, here.staff, removed)).toMatchObject({ ok: false });
		expect(await bankVoices(app, here.family, 'ar')).toEqual({ 'absence:ask': `/voix/${newer}` });
	});
});
