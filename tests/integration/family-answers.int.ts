import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_ANSWERS } from '../../src/lib/domain/message/answer-message';
import { readItemFilters } from '../../src/lib/domain/message/list-items.input';
import type { QuickAnswer } from '../../src/lib/domain/message/quick-answer';
import { SYSTEM, type GuardianActor, type StaffActor } from '../../src/lib/domain/shared/actor';
import { justifyAbsence } from '../../src/lib/server/absence/justify-absence';
import { answerMessage } from '../../src/lib/server/answers/answer-message';
import { listGivenAnswers } from '../../src/lib/server/answers/list-given-answers';
import { readAnswerVoice } from '../../src/lib/server/answers/read-answer-voice';
import { readOwnVoice } from '../../src/lib/server/answers/read-own-voice';
import {
	countWaitingAnswers,
	listAnswers,
	listAnswersTo
} from '../../src/lib/server/compose/list-answers';
import { listItems } from '../../src/lib/server/compose/list-items';
import { takeAnswerIn } from '../../src/lib/server/compose/take-answer-in';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { familyWriting, item } from '../../src/lib/server/db/schema/item';
import { translation } from '../../src/lib/server/db/schema/translation';
import { recording } from '../../src/lib/server/db/schema/voice';
import { answerKeyOf } from '../../src/lib/server/home/present-card';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { SENT_ANSWERS } from '../../src/lib/server/voice/read-sent-sound';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { settleEngine } from '../../src/lib/server/translation/settle-engine';
import { translateDue } from '../../src/lib/server/translation/translate-due';
import { actions as answersPage } from '../../src/routes/(mediation)/mediation/messages/reponses/+page.server';
import { countAs, schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { mp3Tone, PLANTED, webmFilm, webmTone, withMp3Tags } from '../factories/sounds';
import { fakeTranslator } from '../support/fake-translator';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = '2026-11-24T10:00:00+01:00';
const SATURDAY = '2026-11-28T21:00:00+01:00';
const MONDAY = '2026-11-30T07:00:00+01:00';
const TEXT = { subject: 'Sortie au musée', text: 'La classe va au musée.', author: 'Mme Martin' };

const engine = fakeTranslator();
let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;
let messageId: string;
beforeAll(async () => {
	app = await testApp({ now: TUESDAY, translator: engine });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	await app.db.empty();
	const now = new Date(TUESDAY);
	here = await schoolStory(app.db, { now });
	elsewhere = await schoolStory(app.db, { now });
	const given = { kind: 'message', content: TEXT, audience: 'school', now } as const;
	messageId = (await storyItem(app.db, here, given)).itemId;
});

type Say = { answer?: QuickAnswer; words?: string; voice?: Uint8Array; key?: string };
/** Answers on a page opened just before, as the family of the story unless told otherwise. */
async function say({ answer, words, voice, key }: Say, actor = here.family, item = messageId) {
	const { nextKey } = await listGivenAnswers(app, actor, item);
	const input = { answer, words, idempotencyKey: key ?? nextKey };
	const result = await answerMessage(app, actor, item, input, voice ?? null);
	return result.ok ? 'ok' : result.error.code;
}
const as = (...roles: StaffActor['roles']): StaffActor => ({ ...here.staff, roles });
const stored = () =>
	app.db.transaction(SYSTEM, async (tx) => ({
		writings: await tx.select().from(familyWriting).orderBy(familyWriting.writtenAt),
		voices: await tx.select().from(recording)
	}));
const later = (minutes: number) => app.setNow(new Date(Date.parse(TUESDAY) + minutes * 60_000));

describe('a family answers a message', () => {
	test('by a picture: read at once in open hours, shown to whoever gave it', async () => {
		expect(await say({ answer: 'agreed' })).toBe('ok');
		const answers = await listAnswers(app, here.staff);
		expect(answers).toMatchObject([
			{
				kind: 'message-answer',
				reason: 'agreed',
				asksForCall: false,
				message: { id: messageId, content: TEXT },
				absence: null,
				words: null,
				voiceMs: null,
				guardian: { name: 'Amina ESSAI' }
			}
		]);
		const { answers: given } = await listGivenAnswers(app, here.family, messageId);
		expect(given).toMatchObject([{ answer: 'agreed', isRead: true }]);
	});

	test('whoever did not understand is called first', async () => {
		await say({ words: 'Merci' });
		later(1);
		await say({ answer: 'not-understood' });
		later(2);
		await say({ words: 'Encore merci' });
		const answers = await listAnswers(app, here.staff);
		expect(answers.map(({ asksForCall }) => asksForCall)).toEqual([true, false, false]);
	});

	test('posted twice it counts once, on two phones too; another answer is another', async () => {
		const { nextKey } = await listGivenAnswers(app, here.family, messageId);
		expect(await say({ answer: 'agreed', key: nextKey })).toBe('ok');
		expect(await say({ answer: 'agreed', key: nextKey })).toBe('ok');
		expect((await stored()).writings).toHaveLength(1);
		later(1);
		expect(await say({ answer: 'cannot', key: nextKey })).toBe('ok');
		expect((await stored()).writings).toHaveLength(2);
	});

	test('the latest picture counts; what was said with another is not lost', async () => {
		await say({ answer: 'agreed' });
		later(1);
		await say({ answer: 'cannot', words: 'Je travaille.' });
		later(2);
		await say({ answer: 'agreed' });
		const reasons = (await listAnswers(app, here.staff)).map(({ reason }) => reason);
		expect(reasons).toEqual(['agreed', 'cannot']);
		expect(await countWaitingAnswers(app, here.staff)).toBe(2);
	});

	test('a stranger, another school, a letter alone: there is no such message', async () => {
		expect(await say({ answer: 'agreed' }, elsewhere.family)).toBe('message.not-found');
		const letter: GuardianActor = { ...here.family, isProvisional: true };
		const input = { answer: 'agreed', idempotencyKey: crypto.randomUUID() } as const;
		expect(await answerMessage(app, letter, messageId, input, null)).toMatchObject({
			error: { code: 'message.not-found' }
		});
		expect((await stored()).writings).toEqual([]);
	});

	test('what was recalled takes no answer, before its families are told and after', async () => {
		const written = await composeMessage(app, here.staff, {
			...{ audience: 'school', subject: 'Un mot', text: 'Un texte.' }
		} as never);
		if (!written.ok) throw new Error(written.error.code);
		const { itemId } = written.value;
		app.setNow(SATURDAY);
		await takeBackItem(app, here.staff, itemId);
		expect(await say({ answer: 'agreed' }, here.family, itemId)).toBe('message.not-found');
	});

	test('not more than a number of times', async () => {
		for (let n = 0; n < MOST_ANSWERS; n++) {
			later(n);
			expect(await say({ words: `Mot ${n}` })).toBe('ok');
		}
		later(MOST_ANSWERS);
		expect(await say({ words: 'Un mot de trop' })).toBe('message.enough');
	});
});

describe('a family answers with its voice', () => {
	test('not without end, good or not: one account is stopped, others and writing are not', async () => {
		const broken = webmTone().slice(0, -40);
		for (let n = 0; n < SENT_ANSWERS.count; n++) {
			expect(await say({ voice: broken })).toBe('voice.broken');
		}
		expect(await say({ voice: webmTone() })).toBe('message.enough');
		const now = new Date(TUESDAY);
		const { itemId } = await storyItem(app.db, here, { kind: 'absence', content: {}, now });
		const excused = { reason: 'ill', idempotencyKey: crypto.randomUUID() } as const;
		expect(await justifyAbsence(app, here.family, itemId, excused, webmTone())).toMatchObject({
			error: { code: 'message.enough' }
		});
		expect((await stored()).voices).toEqual([]);
		expect(await say({ words: 'Merci' })).toBe('ok');
		const given = { kind: 'message', content: TEXT, audience: 'school', now } as const;
		const theirs = await storyItem(app.db, elsewhere, given);
		expect(await say({ voice: webmTone() }, elsewhere.family, theirs.itemId)).toBe('ok');
		later(SENT_ANSWERS.minutes);
		expect(await say({ voice: webmTone() })).toBe('ok');
	});

	test('what is kept is what is heard: nothing said about it is left', async () => {
		const tagged = withMp3Tags(await mp3Tone());
		expect(Buffer.from(tagged).includes(PLANTED)).toBe(true);
		expect(await say({ voice: tagged })).toBe('ok');
		const { writings, voices } = await stored();
		expect(writings).toMatchObject([{ recordingId: voices[0]!.id, reason: null, text: null }]);
		expect(voices).toMatchObject([
			{ purpose: 'answer', mediaType: 'audio/mpeg', accountId: here.accountId, staffId: null }
		]);
		expect(Buffer.from(voices[0]!.sound).includes(PLANTED)).toBe(false);
		const [answer] = await listAnswers(app, here.staff);
		expect(answer!.voiceMs).toBe(voices[0]!.durationMs);
	});

	test.each([
		['of an unknown format', () => new Uint8Array(5000).fill(7), 'voice.unknown-format'],
		['cut short', () => webmTone().slice(0, 900), 'voice.broken'],
		['with a picture', () => webmFilm(), 'voice.not-only-sound'],
		['too large', () => new Uint8Array(400_001), 'voice.too-large'],
		['empty', () => new Uint8Array(0), 'voice.empty']
	])('a recording %s is refused, and nothing is half saved', async (_name, voice, code) => {
		expect(await say({ answer: 'agreed', words: 'Oui', voice: voice() })).toBe(code);
		expect(await stored()).toEqual({ writings: [], voices: [] });
	});

	test('a recording too long is refused', async () => {
		expect(await say({ voice: await mp3Tone(61_000) })).toBe('voice.too-long');
		expect(await stored()).toEqual({ writings: [], voices: [] });
	});

	test('posted twice it is kept once', async () => {
		const { nextKey } = await listGivenAnswers(app, here.family, messageId);
		await say({ voice: webmTone(), key: nextKey });
		expect(await say({ voice: webmTone(), key: nextKey })).toBe('ok');
		expect((await stored()).voices).toHaveLength(1);
	});

	test('it is heard by who gave it and by who reads answers, and by nobody else', async () => {
		await say({ voice: webmTone() });
		const { writings, voices } = await stored();
		const [writing, voice] = [writings[0]!.id, voices[0]!.id];
		const heard = { mediaType: 'audio/webm' };
		expect(await readOwnVoice(app, here.family, voice)).toMatchObject(heard);
		expect(await readOwnVoice(app, { ...here.family, isProvisional: true }, voice)).toBe(null);
		expect(await readOwnVoice(app, elsewhere.family, voice)).toBe(null);
		expect(await readOwnVoice(app, here.family, 'not-an-id')).toBe(null);
		expect(await readAnswerVoice(app, here.staff, writing)).toMatchObject(heard);
		expect(await readAnswerVoice(app, elsewhere.staff, writing)).toBe(null);
		// The message is another's: a teacher does not hear what it was answered.
		expect(await readAnswerVoice(app, as('teacher'), writing)).toBe(null);
		expect(await readAnswerVoice(app, as('mediator'), writing)).toBe(null);
		expect(await readAnswerVoice(app, here.staff, voice)).toBe(null);
		// Said by another family of the same school: the database gives it to that family alone.
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(recording).set({ accountId: elsewhere.accountId })
		);
		expect(await countAs(app.db, here.family, 'recording')).toBe(0);
	});

	test('said on Saturday, it is heard by nobody at school before Monday at seven', async () => {
		app.setNow(SATURDAY);
		await say({ answer: 'agreed', voice: webmTone() });
		const { writings } = await stored();
		const { answers } = await listGivenAnswers(app, here.family, messageId);
		expect(answers).toMatchObject([{ isRead: false, readFrom: new Date(MONDAY) }]);
		expect(await listAnswers(app, here.staff)).toEqual([]);
		expect(await readAnswerVoice(app, here.staff, writings[0]!.id)).toBe(null);
		// Nor by asking for the recording itself: the wall is in the database.
		expect(await countAs(app.db, here.staff, 'recording')).toBe(0);
		app.setNow(MONDAY);
		await releaseDue(app);
		expect(await listAnswers(app, here.staff)).toMatchObject([{ reason: 'agreed' }]);
		expect(await countAs(app.db, here.staff, 'recording')).toBe(1);
		expect(await countAs(app.db, elsewhere.staff, 'recording')).toBe(0);
		expect(await readAnswerVoice(app, here.staff, writings[0]!.id)).not.toBe(null);
	});

	test('an absence is explained aloud in the same way', async () => {
		const content = { startsAt: '2026-11-23T07:00:00Z', endsAt: '2026-11-23T11:00:00Z' };
		const now = new Date(TUESDAY);
		const { itemId } = await storyItem(app.db, here, { kind: 'absence', content, now });
		const input = {
			reason: 'other',
			idempotencyKey: answerKeyOf(here.accountId, itemId)
		} as const;
		const justify = (voice: Uint8Array | null) =>
			justifyAbsence(app, here.family, itemId, input, voice);
		expect(await justify(webmFilm())).toMatchObject({ error: { code: 'voice.not-only-sound' } });
		expect(await stored()).toEqual({ writings: [], voices: [] });
		expect((await justify(webmTone())).ok).toBe(true);
		expect((await justify(webmTone())).ok).toBe(true);
		expect((await stored()).voices).toHaveLength(1);
		expect(await listAnswers(app, here.staff)).toMatchObject([
			{ kind: 'absence-reason', reason: 'other', absence: content, message: null }
		]);
		expect((await listAnswers(app, here.staff))[0]!.voiceMs).toBeGreaterThan(1000);
	});
});

describe('whoever wrote a message', () => {
	test('reads, hears and deals with what it was answered', async () => {
		const teacher = as('teacher');
		const input = { audience: 'pupil', pupil: here.pupilId, subject: 'Un mot', text: 'Un texte.' };
		const written = await composeMessage(app, teacher, input as never);
		if (!written.ok) throw new Error(written.error.code);
		const { itemId } = written.value;
		later(1);
		await say({ voice: webmTone() }, here.family, itemId);
		const [answer] = await listAnswersTo(app, teacher, itemId);
		// Telephones are for the office, which calls.
		expect(answer!.guardian).toMatchObject({ name: 'Amina ESSAI', mobile: null });
		expect(await readAnswerVoice(app, teacher, answer!.id)).not.toBe(null);
		const waiting = async () =>
			(await listItems(app, teacher, readItemFilters(new URLSearchParams()))).lines.map(
				({ answers }) => answers
			);
		expect(await waiting()).toEqual([1]);
		const done = await takeAnswerIn(app, teacher, { answerId: answer!.id, isTakenIn: true });
		expect(done).toEqual({ ok: true, value: { itemId } });
		expect(await waiting()).toEqual([0]);
		expect(await listAnswersTo(app, teacher, itemId)).toMatchObject([{ isTakenIn: true }]);
	});

	test('and deals with one on a browser without script: her message again, not a page that is not hers', async () => {
		expect(await say({ answer: 'agreed' })).toBe('ok');
		const [answer] = await listAnswers(app, here.staff);
		const author = as('teacher');
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(item).set({ authorId: author.staffId }).where(eq(item.id, messageId))
		);
		const deal = (actor: StaffActor) => {
			const body = new URLSearchParams({ answer: answer!.id, done: 'yes' });
			const request = new Request('https://passerelle.example', { method: 'POST', body });
			return answersPage.traiter!({ locals: { app, actor }, request } as never);
		};
		await expect(deal(author)).rejects.toMatchObject({
			status: 303,
			location: `/mediation/messages/${messageId}#reponses`
		});
		expect(await deal(here.staff)).toMatchObject({
			done: { key: 'mediation-messages:answers.done-yes' }
		});
	});
});

describe('what families write comes back in French', () => {
	const WORDS = 'Çarşamba günü gelemem.';
	const turkish = (): GuardianActor => ({ ...here.family, locale: 'tr' });
	const drain = async () => {
		while ((await translateDue(app)) > 0);
	};
	const rowsOf = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(translation));

	test('without an engine: the original, and a person', async () => {
		await say({ words: WORDS }, turkish());
		const [answer] = await listAnswers(app, here.staff);
		expect(answer!.words).toMatchObject({
			original: { text: WORDS, lang: 'tr' },
			shown: { status: 'original' },
			outlook: 'human'
		});
	});

	test('with one: asked for once the school may read it, between the school and the family', async () => {
		await settleEngine(app, here.staff, engine.id);
		engine.answer = { kind: 'translated', text: 'Je ne peux pas venir mercredi.' };
		app.setNow(SATURDAY);
		await say({ words: WORDS }, turkish());
		expect(await rowsOf()).toEqual([]);
		app.setNow(MONDAY);
		await releaseDue(app);
		expect(await rowsOf()).toMatchObject([
			{ sourceLocale: 'tr', targetLocale: 'fr', state: 'waiting', isPersonal: true }
		]);
		await drain();
		const [answer] = await listAnswers(app, here.staff);
		expect(answer!.words).toMatchObject({
			original: { text: WORDS, lang: 'tr' },
			shown: { status: 'machine', text: 'Je ne peux pas venir mercredi.', lang: 'fr' }
		});
	});

	test('the French of an answer goes with it, and with nothing else', async () => {
		await say({ words: WORDS }, turkish());
		await say({ words: 'Otobüs geç kaldı.' }, turkish());
		await listAnswers(app, here.staff);
		expect(await rowsOf()).toHaveLength(2);
		await app.db.transaction(SYSTEM, (tx) =>
			tx.delete(familyWriting).where(eq(familyWriting.text, WORDS))
		);
		await forgetExpired(app);
		expect(await rowsOf()).toMatchObject([{ sourceText: 'Otobüs geç kaldı.' }]);
	});

	test('simplified French is French', async () => {
		await settleEngine(app, here.staff, engine.id);
		await say({ words: 'Je viens.' }, { ...here.family, locale: 'fr-simple' });
		expect(await rowsOf()).toEqual([]);
		expect((await listAnswers(app, here.staff))[0]!.words).toMatchObject({
			shown: { status: 'original' },
			outlook: 'settled'
		});
	});

	test('what is refused by the database of translations holds no answer back', async () => {
		await app.db.transaction(SYSTEM, (tx) =>
			tx.delete(translation).where(eq(translation.schoolId, here.schoolId))
		);
		expect(await say({ words: WORDS }, turkish())).toBe('ok');
	});
});
