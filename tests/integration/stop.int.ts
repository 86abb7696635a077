import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NEVER } from '../../src/lib/domain/delivery/notification';
import type { PushSender } from '../../src/lib/domain/delivery/push-sender';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { listAnswers } from '../../src/lib/server/compose/list-answers';
import { previewRelease } from '../../src/lib/server/compose/preview-release';
import { school } from '../../src/lib/server/db/schema/directory';
import { delivery } from '../../src/lib/server/db/schema/item';
import { sms } from '../../src/lib/server/db/schema/reach';
import { journal } from '../../src/lib/server/db/schema/staff';
import { readStaffFrame } from '../../src/lib/server/directory/read-staff-frame';
import { askCallback } from '../../src/lib/server/help/ask-callback';
import { readHome, readList } from '../../src/lib/server/home/read-home';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { countWaiting } from '../../src/lib/server/stop/count-waiting';
import { resumeSending } from '../../src/lib/server/stop/resume-sending';
import { stopSending } from '../../src/lib/server/stop/stop-sending';
import { phoneFor } from '../factories/more-guardians';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const NOON = new Date('2026-11-24T12:00:00+01:00');
const AT_NIGHT = new Date('2026-11-24T22:00:00+01:00');
const WEDNESDAY_7 = new Date('2026-11-25T07:00:00+01:00');
const WEDNESDAY_8 = new Date('2026-11-25T08:00:00+01:00');
/** Name of the school that stops, as its notifications say it. */
const HERE = 'Collège du Test';
const PHONES = 120;
const ACCEPTED = { kind: 'answered', status: 201, retryAfter: null } as const;

let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	app.push.sent.length = 0;
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
	elsewhere = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
	await app.db.transaction(SYSTEM, (tx) =>
		tx.update(school).set({ name: HERE }).where(eq(school.id, here.schoolId))
	);
});

async function write(story: SchoolStory, subject: string): Promise<string> {
	const input = { audience: 'school' as const, subject, text: 'Au parc vendredi.' };
	const written = await composeMessage(app, story.staff, input);
	if (!written.ok) throw new Error(written.error.code);
	return written.value.itemId;
}

async function drain(on: TestApp = app): Promise<void> {
	while ((await doWhatIsDue(on)) > 0);
}

const subjects = async (story: SchoolStory) =>
	(await readList(app, story.family, 'message')).cards.map(
		(card) => card.kind === 'message' && card.subject
	);
const deliveriesOf = (story: SchoolStory) =>
	app.db.transaction(SYSTEM, (tx) =>
		tx.select().from(delivery).where(eq(delivery.schoolId, story.schoolId))
	);

describe('a school that stops in the middle of a burst', () => {
	/** Accepts everything, and stops `here` at its tenth notification: the others wait for that. */
	function stoppingAtTen() {
		const sent = { here: 0, elsewhere: 0 };
		let stopping: Promise<unknown> | undefined;
		const send: PushSender['send'] = async ({ text }) => {
			sent[text.includes(HERE) ? 'here' : 'elsewhere'] += 1;
			// A notification takes its time: ten milliseconds.
			app.setNow(new Date(app.clock.now().getTime() + 10));
			if (sent.here === 10) stopping ??= stopSending(app, here.staff);
			await stopping;
			return ACCEPTED;
		};
		return { sent, app: { ...app, push: { ...app.push, send } } as TestApp };
	}

	test('sends nothing more; the other school goes on; resumed, everything leaves once', async () => {
		for (let n = 0; n < PHONES; n += 1) {
			await phoneFor(app.db, here.family, TUESDAY);
			await phoneFor(app.db, elsewhere.family, TUESDAY);
		}
		await write(here, 'Sortie');
		await write(elsewhere, 'Sortie');
		const burst = stoppingAtTen();
		await drain(burst.app);
		const { here: before } = burst.sent;
		expect(burst.sent.elsewhere).toBe(PHONES);
		// Those whose request was already leaving when the switch was turned, and no more.
		expect(before).toBeLessThan(PHONES);
		await drain(burst.app);
		expect(burst.sent.here).toBe(before);
		expect(await countWaiting(app, here.staff)).toMatchObject({ notifications: PHONES - before });

		app.setNow(NOON);
		await drain();
		expect(app.push.sent).toEqual([]);
		expect(await resumeSending(app, here.staff)).toMatchObject({ ok: true });
		await drain();
		expect(app.push.sent).toHaveLength(PHONES - before);
		const left = await deliveriesOf(here);
		expect(left.filter(({ state }) => state === 'sent')).toHaveLength(PHONES);
		await drain();
		expect(app.push.sent).toHaveLength(PHONES - before);
	});
});

describe('while sending is stopped', () => {
	beforeEach(async () => {
		await phoneFor(app.db, here.family, TUESDAY);
		expect(await stopSending(app, here.staff)).toMatchObject({ ok: true });
	});

	test('what is written is held, whoever composes is told, families read what they have', async () => {
		expect(await previewRelease(app, here.staff)).toMatchObject({ isHeld: true, isStopped: true });
		expect(await previewRelease(app, elsewhere.staff)).toMatchObject({
			isHeld: false,
			isStopped: false
		});
		await write(here, 'Sortie');
		app.setNow(WEDNESDAY_8);
		await drain();
		expect(app.push.sent).toEqual([]);
		expect(await subjects(here)).toEqual([]);
		expect((await readHome(app, here.family)).schools).toHaveLength(1);
	});

	test('what families write still reaches the school', async () => {
		const asked = await askCallback(app, here.family, here.schoolId);
		expect(asked).toMatchObject({ ok: true });
		expect(await listAnswers(app, here.staff)).toMatchObject([{ kind: 'callback' }]);
	});

	test('resumed at night, it leaves at the opening', async () => {
		await write(here, 'Sortie');
		app.setNow(AT_NIGHT);
		await resumeSending(app, here.staff);
		await drain();
		expect(app.push.sent).toEqual([]);
		expect(await subjects(here)).toEqual([]);
		app.setNow(WEDNESDAY_7);
		await drain();
		app.setNow(WEDNESDAY_8);
		await drain();
		expect(app.push.sent).toHaveLength(1);
		expect(await subjects(here)).toEqual(['Sortie']);
	});

	test('every page says since when and by whom, and the journal keeps it', async () => {
		const frame = await readStaffFrame(app, here.staff);
		expect(frame.school.stopped).toEqual({ since: TUESDAY, by: here.staff.name });
		expect((await readStaffFrame(app, elsewhere.staff)).school.stopped).toBeNull();
		app.setNow(NOON);
		// A second tap changes nothing.
		await stopSending(app, here.staff);
		await resumeSending(app, here.staff);
		await resumeSending(app, here.staff);
		const entries = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(journal).where(eq(journal.schoolId, here.schoolId)).orderBy(journal.at)
		);
		const by = here.staff.staffId;
		expect(entries).toMatchObject([
			{ action: 'sending.stopped', staffId: by, at: TUESDAY },
			{ action: 'sending.resumed', staffId: by, details: { stoppedAt: TUESDAY.toISOString() } }
		]);
	});
});

test('waiting short messages go out of reach, the other school’s do not, and come back', async () => {
	await app.db.transaction(SYSTEM, (tx) =>
		tx.insert(sms).values(
			[here, elsewhere].map((story) => ({
				schoolId: story.schoolId,
				guardianId: story.guardianId,
				phone: '+33639980101',
				locale: 'ar',
				text: 'un mot',
				encoding: 'gsm-7',
				segments: 1,
				costMillieuros: 84,
				code: story.schoolId,
				path: '/',
				state: 'waiting',
				nextAttemptAt: NOON
			}))
		)
	);
	const due = async (story: SchoolStory) => {
		const [row] = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(sms).where(eq(sms.schoolId, story.schoolId))
		);
		return row?.nextAttemptAt;
	};
	await stopSending(app, here.staff);
	expect(await due(here)).toEqual(NEVER);
	expect(await due(elsewhere)).toEqual(NOON);
	expect(await countWaiting(app, here.staff)).toEqual({ items: 0, notifications: 0, sms: 1 });
	app.setNow(NOON);
	await resumeSending(app, here.staff);
	expect(await due(here)).toEqual(NOON);
});

test('nobody else turns the switch', async () => {
	const secretary = { ...here.staff, roles: ['secretary' as const] };
	const refused = { ok: false, error: { code: 'stop.not-allowed' } };
	expect(await stopSending(app, secretary)).toEqual(refused);
	expect(await resumeSending(app, secretary)).toEqual(refused);
	const [row] = await app.db.transaction(SYSTEM, (tx) =>
		tx.select().from(school).where(eq(school.id, here.schoolId))
	);
	expect(row?.sendingStoppedAt).toBeNull();
});
