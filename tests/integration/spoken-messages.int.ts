import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ComposeMessageInput } from '../../src/lib/domain/message/compose-message.input';
import { SYSTEM, type GuardianActor, type StaffActor } from '../../src/lib/domain/shared/actor';
import { answerMessage } from '../../src/lib/server/answers/answer-message';
import { listGivenAnswers } from '../../src/lib/server/answers/list-given-answers';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { keepMessageVoice } from '../../src/lib/server/compose/keep-message-voice';
import { item } from '../../src/lib/server/db/schema/item';
import { recording } from '../../src/lib/server/db/schema/voice';
import { readCard } from '../../src/lib/server/home/read-home';
import { SENT_DRAFTS } from '../../src/lib/server/voice/read-sent-sound';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { readCardVoice, readMessageVoice } from '../../src/lib/server/voice/read-message-voice';
import { countAs, schoolStory, type SchoolStory } from '../factories/school-story';
import { mp3Tone, PLANTED, webmFilm, webmTone, withMp3Tags } from '../factories/sounds';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = '2026-11-24T10:00:00+01:00';
const SATURDAY = '2026-11-28T21:00:00+01:00';
const MONDAY = '2026-11-30T07:00:00+01:00';
const DAY = 86_400_000;

let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;
let teacher: StaffActor;
beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	await app.db.empty();
	const now = new Date(TUESDAY);
	here = await schoolStory(app.db, { now });
	elsewhere = await schoolStory(app.db, { now });
	teacher = { ...here.staff, roles: ['teacher'] };
});

async function record(sound: Uint8Array = webmTone(), actor = teacher): Promise<string> {
	const kept = await keepMessageVoice(app, actor, sound);
	if (!kept.ok) throw new Error(kept.error.code);
	return kept.value!;
}
const inputOf = (recordingId: string): ComposeMessageInput => ({
	audience: 'pupil',
	pupil: here.pupilId,
	subject: 'Rendez-vous',
	text: '',
	recording: recordingId,
	voiceLocale: 'bm'
});
async function speak(sound?: Uint8Array): Promise<string> {
	const written = await composeMessage(app, teacher, inputOf(await record(sound)));
	if (!written.ok) throw new Error(written.error.code);
	return written.value.itemId;
}
/** What a family hears of a message; null: no card, or nothing said. */
async function heard(itemId: string, actor: GuardianActor = here.family) {
	const card = await readCard(app, actor, 'message', itemId);
	return card && readCardVoice(app, card);
}
const recordings = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(recording));

describe('a school speaks to families', () => {
	test('a subject and a voice are a message: its families hear it, stripped of all else', async () => {
		const itemId = await speak(withMp3Tags(await mp3Tone()));
		const card = await readCard(app, here.family, 'message', itemId);
		expect(card).toMatchObject({ subject: 'Rendez-vous', text: '', voice: { locale: 'bm' } });
		const sound = await heard(itemId);
		expect(sound!.mediaType).toBe('audio/mpeg');
		expect(Buffer.from(sound!.sound).includes(PLANTED)).toBe(false);
		const { recordingId } = card!.voice!;
		expect(await readMessageVoice(app, teacher, recordingId)).toMatchObject({
			mediaType: 'audio/mpeg'
		});
		expect(await readMessageVoice(app, here.staff, recordingId)).not.toBe(null);
		expect(
			await readMessageVoice(app, { ...teacher, staffId: elsewhere.staff.staffId }, recordingId)
		).toBe(null);
		expect(await readMessageVoice(app, { ...teacher, roles: ['mediator'] }, recordingId)).toBe(
			null
		);
		expect(await readMessageVoice(app, elsewhere.staff, recordingId)).toBe(null);
	});

	test('another family, another school, a letter alone: nothing is heard', async () => {
		const itemId = await speak();
		expect(await heard(itemId, elsewhere.family)).toBe(null);
		expect(await heard(itemId, { ...here.family, isProvisional: true })).toBe(null);
		// Not by the recording itself either: the database hands it out with the card alone.
		expect(await countAs(app.db, here.family, 'recording')).toBe(0);
		expect(await countAs(app.db, elsewhere.staff, 'recording')).toBe(0);
	});

	test('spoken on Saturday, it is heard from Monday at seven', async () => {
		app.setNow(SATURDAY);
		const itemId = await speak();
		expect(await heard(itemId)).toBe(null);
		app.setNow(MONDAY);
		await releaseDue(app);
		expect(await heard(itemId)).not.toBe(null);
	});

	test('recalled, it is heard by nobody', async () => {
		const [seen, unseen] = [await speak(), await speak()];
		expect(await heard(seen)).not.toBe(null);
		for (const itemId of [seen, unseen]) await takeBackItem(app, teacher, itemId);
		expect(await readCard(app, here.family, 'message', unseen)).toBe(null);
		expect(await readCard(app, here.family, 'message', seen)).toMatchObject({ isTakenBack: true });
		expect(await heard(seen)).toBe(null);
	});

	test.each([
		['with a picture', () => webmFilm(), 'voice.not-only-sound'],
		['of an unknown format', () => new Uint8Array(5000).fill(7), 'voice.unknown-format'],
		['too large', () => new Uint8Array(1_000_001), 'voice.too-large']
	])('a recording %s is refused, and nothing of it is kept', async (_name, sound, code) => {
		expect(await keepMessageVoice(app, teacher, sound())).toMatchObject({ error: { code } });
		expect(await recordings()).toEqual([]);
	});

	test('a person records so many voices in a day, good or not, and a colleague still may', async () => {
		const broken = webmTone().slice(0, -40);
		for (let n = 0; n < SENT_DRAFTS.count; n++) await keepMessageVoice(app, teacher, broken);
		expect(await keepMessageVoice(app, teacher, webmTone())).toMatchObject({
			error: { code: 'voice.too-many' }
		});
		expect(await recordings()).toEqual([]);
		expect(await keepMessageVoice(app, elsewhere.staff, webmTone())).toMatchObject({ ok: true });
		app.setNow(new Date(Date.parse(TUESDAY) + DAY));
		expect(await keepMessageVoice(app, teacher, webmTone())).toMatchObject({ ok: true });
	});

	test('nobody sends what another recorded', async () => {
		const theirs = await record(webmTone(), elsewhere.staff);
		const refused = { error: { code: 'compose.no-recording' } };
		expect(await composeMessage(app, teacher, inputOf(theirs))).toMatchObject(refused);
		const mine = await record();
		const other = { ...teacher, staffId: elsewhere.staff.staffId };
		expect(await composeMessage(app, other, inputOf(mine))).toMatchObject(refused);
	});
});

describe('recordings that nothing holds', () => {
	test('go after a day; what a message or an answer holds stays', async () => {
		const itemId = await speak();
		const { nextKey } = await listGivenAnswers(app, here.family, itemId);
		await answerMessage(app, here.family, itemId, { idempotencyKey: nextKey }, webmTone());
		await record();
		expect(await recordings()).toHaveLength(3);
		await forgetExpired(app);
		// It may be of a message that is being written.
		expect(await recordings()).toHaveLength(3);
		app.setNow(new Date(Date.parse(TUESDAY) + 2 * DAY));
		await forgetExpired(app);
		expect(await recordings()).toHaveLength(2);
		expect(await heard(itemId)).not.toBe(null);
		await app.db.transaction(SYSTEM, (tx) => tx.delete(item).where(eq(item.id, itemId)));
		await forgetExpired(app);
		expect(await recordings()).toEqual([]);
	});
});
