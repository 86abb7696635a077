import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import type { Locale } from '../../src/lib/domain/shared/locale';
import type { EngineAnswer } from '../../src/lib/domain/translation/translator-engine';
import { school } from '../../src/lib/server/db/schema/directory';
import { itemVersion } from '../../src/lib/server/db/schema/item';
import { journal } from '../../src/lib/server/db/schema/staff';
import { translation, translationOptIn } from '../../src/lib/server/db/schema/translation';
import { forgetExpired } from '../../src/lib/server/housekeeping/forget-expired';
import { startReleaseLoop } from '../../src/lib/server/release/release-loop';
import { audienceLocales } from '../../src/lib/server/translation/audience-locales';
import { familyEngines } from '../../src/lib/server/translation/family-engines';
import { forgetTerm, keepTerm, listTerms } from '../../src/lib/server/translation/keep-term';
import { listTranslations } from '../../src/lib/server/translation/list-translations';
import { reviewTranslation } from '../../src/lib/server/translation/review-translation';
import { readEngineChoice, settleEngine } from '../../src/lib/server/translation/settle-engine';
import { translateDue } from '../../src/lib/server/translation/translate-due';
import { translationsOf } from '../../src/lib/server/translation/translation-of';
import { wantTranslations } from '../../src/lib/server/translation/want-translations';
import { countAs, schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { fakeProvider, json } from '../support/fake-provider';
import { fakeTranslator, inTurkish } from '../support/fake-translator';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T09:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OUTING = 'Inès ESSAI part au musée jeudi 26 novembre à 8h30 avec 12 €, merci.';
const DOWN: EngineAnswer = { kind: 'no-answer', reason: 'ECONNREFUSED' };

const engine = fakeTranslator();
let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY, translator: engine });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	engine.asked.length = 0;
	engine.answer = inTurkish;
	engine.id = 'fake@traduction.example.org';
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
	elsewhere = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
});

const later = (milliseconds: number) => app.setNow(new Date(TUESDAY.getTime() + milliseconds));
const optIn = (story = here) => settleEngine(app, story.staff, engine.id);
const drain = async (on = app) => {
	while ((await translateDue(on)) > 0);
};
type Given = { former?: string; isSensitive?: boolean; to?: Locale; story?: SchoolStory };
const wanted = (text: string, { former, isSensitive = false }: Given = {}) => ({
	text,
	formerText: former ?? null,
	isSensitive
});
const want = (text: string, given: Given = {}) =>
	wantTranslations(app, {
		schoolId: (given.story ?? here).schoolId,
		from: 'fr',
		targets: [given.to ?? 'tr'],
		texts: [wanted(text, given)]
	});
async function read(text: string, given: Given = {}) {
	const [one] = await translationsOf(app, {
		schoolId: (given.story ?? here).schoolId,
		from: 'fr',
		to: given.to ?? 'tr',
		texts: [wanted(text, given)]
	});
	return one!;
}
const rowsOf = (story = here) =>
	app.db.transaction(SYSTEM, (tx) =>
		tx.select().from(translation).where(eq(translation.schoolId, story.schoolId))
	);
const toReview = async (story = here) => (await listTranslations(app, story.staff))[0]!;
const actions = async () =>
	(await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal))).map(({ action }) => action);

describe('a school chooses', () => {
	test('without its choice, nothing leaves', async () => {
		await want(OUTING);
		await drain();
		expect(engine.asked).toEqual([]);
		expect(await read(OUTING)).toEqual({
			original: { text: OUTING, lang: 'fr' },
			shown: { status: 'original', lang: 'fr' },
			engine: null,
			outlook: 'human'
		});
		expect(await rowsOf()).toMatchObject([{ state: 'human', reason: 'not-opted-in' }]);
	});

	test('its head lets the engine in: what waited is translated, and says what it is', async () => {
		await want(OUTING);
		expect(await optIn()).toMatchObject({ ok: true });
		await drain();
		expect(await read(OUTING)).toEqual({
			original: { text: OUTING, lang: 'fr' },
			shown: {
				status: 'machine',
				lang: 'tr',
				text: 'Okulumuz sizi ve çocuğunuzu bekliyor Inès ESSAI 26 Kasım Perşembe 08:30 12\u00a0€'
			},
			engine: engine.id,
			outlook: 'settled'
		});
		expect(engine.asked).toEqual([
			{ text: '⟦1⟧ part au musée ⟦2⟧ à ⟦3⟧ avec ⟦4⟧, merci.', from: 'fr', to: 'tr' }
		]);
		expect(await readEngineChoice(app, here.staff)).toMatchObject({
			offered: engine.id,
			optedInto: { engine: engine.id, since: TUESDAY, byName: here.staff.name, isCurrent: true }
		});
	});

	test('for itself, and for the engine that it was shown', async () => {
		await optIn();
		await want(OUTING, { story: elsewhere });
		await drain();
		expect(engine.asked).toEqual([]);
		expect(await settleEngine(app, elsewhere.staff, 'deepl@api.deepl.com')).toMatchObject({
			error: { code: 'translation.other-engine' }
		});
		// Another engine took the place of the one that was chosen.
		await want(OUTING);
		engine.id = 'fake@ailleurs.example.org';
		await drain();
		expect(engine.asked).toEqual([]);
		expect((await read(OUTING)).outlook).toBe('human');
		expect((await readEngineChoice(app, here.staff)).optedInto).toMatchObject({ isCurrent: false });
	});

	test('nobody but the head', async () => {
		const secretary = await schoolStory(app.db, { roles: ['secretary'], now: TUESDAY });
		expect(await settleEngine(app, secretary.staff, engine.id)).toMatchObject({
			error: { code: 'translation.not-allowed' }
		});
	});

	test('to end it: what waits goes to people at once, what was translated stays', async () => {
		await optIn();
		await want(OUTING);
		await drain();
		await want('La cantine est ouverte à tous les élèves du collège.');
		await settleEngine(app, here.staff, null);
		await drain();
		expect(engine.asked).toHaveLength(1);
		expect((await read(OUTING)).shown.status).toBe('machine');
		expect(await actions()).toEqual(['translation.engine-chosen', 'translation.engine-left']);
	});

	test('to end it while a batch is under way: the rest of it is not sent', async () => {
		await optIn();
		for (let n = 0; n < 12; n += 1) await want(`Le message numéro ${n} est pour tous les parents.`);
		engine.answer = async (request) => {
			await settleEngine(app, here.staff, null);
			return inTurkish(request);
		};
		await drain();
		expect(engine.asked.length).toBeLessThanOrEqual(4);
		expect((await rowsOf()).filter(({ state }) => state === 'waiting')).toEqual([]);
	});

	const stop = (at: Date | null) =>
		app.db.transaction(SYSTEM, (tx) =>
			tx.update(school).set({ sendingStoppedAt: at }).where(eq(school.id, here.schoolId))
		);
	test('to stop all sending while a batch is under way: the rest of it waits', async () => {
		await optIn();
		for (let n = 0; n < 12; n += 1) await want(`Le message numéro ${n} est pour tous les parents.`);
		engine.answer = async (request) => {
			await stop(TUESDAY);
			return inTurkish(request);
		};
		await drain();
		expect(engine.asked.length).toBeLessThanOrEqual(4);
		await stop(null);
		engine.answer = inTurkish;
		await drain();
		expect(engine.asked).toHaveLength(12);
	});

	test('to stop all sending: nothing leaves until it goes on', async () => {
		await optIn();
		await want(OUTING);
		await stop(TUESDAY);
		await drain();
		expect(engine.asked).toEqual([]);
		expect((await read(OUTING)).outlook).toBe('awaited');
		await stop(null);
		await drain();
		expect((await read(OUTING)).shown.status).toBe('machine');
	});
});

describe('what a school marks as sensitive', () => {
	test('never leaves', async () => {
		await optIn();
		await want(OUTING, { isSensitive: true });
		await read('Convocation du conseil de discipline.', { isSensitive: true });
		await drain();
		expect(engine.asked).toEqual([]);
		expect((await rowsOf()).map(({ reason }) => reason)).toEqual(['sensitive', 'sensitive']);
	});
	test('leaves the queue when it is marked later, and never comes back', async () => {
		await optIn();
		await want(OUTING);
		await want(OUTING, { isSensitive: true });
		await want(OUTING);
		await settleEngine(app, here.staff, null);
		await optIn();
		await drain();
		expect(engine.asked).toEqual([]);
	});
	test('is not sent even if it is marked while others are on their way', async () => {
		await optIn();
		for (let n = 0; n < 8; n += 1) await want(`Le message numéro ${n} est pour tous les parents.`);
		await want(OUTING);
		later(1);
		engine.answer = async (request) => {
			await want(OUTING, { isSensitive: true });
			return inTurkish(request);
		};
		// It is the last of the batch: four lanes are busy when it is marked.
		await drain();
		expect(engine.asked.filter(({ text }) => text.includes('musée'))).toEqual([]);
	});
	test('is reviewed by the office, and not shown to a mediator', async () => {
		await want(OUTING, { isSensitive: true });
		const { id } = await toReview();
		const mediator = { ...here.staff, roles: ['mediator' as const] };
		expect(await listTranslations(app, mediator)).toEqual([]);
		const input = { id, text: 'Müze', basedOn: '', isConfirmed: true };
		expect(await reviewTranslation(app, mediator, input)).toMatchObject({
			error: { code: 'translation.not-found' }
		});
		expect(await reviewTranslation(app, here.staff, input)).toMatchObject({ ok: true });
	});
});

describe('the cache', () => {
	beforeEach(() => optIn());
	test('translates a text once for a school, whoever asks', async () => {
		await want(OUTING);
		await drain();
		await want(`  ${OUTING}\n`);
		await want(OUTING.normalize('NFD'));
		await drain();
		expect(engine.asked).toHaveLength(1);
		await want(OUTING, { to: 'en' });
		await drain();
		expect(engine.asked).toHaveLength(2);
	});
	test('is not shared between schools', async () => {
		await optIn(elsewhere);
		await want(OUTING);
		await drain();
		expect((await read(OUTING, { story: elsewhere })).shown.status).toBe('original');
	});
	test('asks for what a reader needs and nobody asked for', async () => {
		expect((await read(OUTING, { to: 'so' })).outlook).toBe('awaited');
		await drain();
		expect(engine.asked).toMatchObject([{ to: 'so' }]);
	});
	test('asks nothing for a reader of French, nor of an empty text', async () => {
		expect(await read(OUTING, { to: 'fr' })).toMatchObject({
			shown: { status: 'original' },
			outlook: 'settled'
		});
		expect(await read(' ')).toMatchObject({ outlook: 'settled' });
		expect(await rowsOf()).toEqual([]);
	});
	test('does not send what has no words', async () => {
		await want('Inès, 06 39 98 01 01');
		await drain();
		expect(engine.asked).toEqual([]);
		expect((await read('Inès, 06 39 98 01 01')).shown).toMatchObject({
			text: 'Inès, 06 39 98 01 01'
		});
	});
	test('tells at once that an engine does not speak a language', async () => {
		expect((await read(OUTING, { to: 'ti' })).outlook).toBe('human');
	});
	test('forgets what nobody asked for in a school year', async () => {
		await want(OUTING);
		later(399 * 24 * HOUR);
		await forgetExpired(app);
		expect(await rowsOf()).toHaveLength(1);
		later(401 * 24 * HOUR);
		await forgetExpired(app);
		expect(await rowsOf()).toEqual([]);
	});
});

describe('an engine in trouble', () => {
	beforeEach(() => optIn());

	test('that is down and comes back: the original meanwhile, the translation after', async () => {
		engine.answer = DOWN;
		await want(OUTING);
		await drain();
		expect(await read(OUTING)).toMatchObject({ shown: { status: 'original' }, outlook: 'awaited' });
		engine.answer = inTurkish;
		later(10_000);
		await drain();
		expect(engine.asked).toHaveLength(1);
		later(MINUTE);
		await drain();
		expect((await read(OUTING)).shown.status).toBe('machine');
	});

	test('is not asked for everything that waits', async () => {
		engine.answer = DOWN;
		for (let n = 0; n < 20; n += 1) await want(`Le message numéro ${n} est pour tous les parents.`);
		await drain();
		expect(engine.asked.length).toBeLessThanOrEqual(4);
		engine.answer = inTurkish;
		later(2 * MINUTE);
		await drain();
		expect((await rowsOf()).every(({ state }) => state === 'done')).toBe(true);
	});

	test('is given up after three days, and gets another chance when it is asked for again', async () => {
		engine.answer = { kind: 'over-quota' };
		await want(OUTING);
		for (let hours = 0; hours <= 80; hours += 1) {
			later(hours * HOUR);
			await drain();
		}
		expect(engine.asked.length).toBeLessThan(40);
		expect((await read(OUTING)).outlook).toBe('refused');
		engine.answer = inTurkish;
		await want(OUTING);
		await drain();
		expect((await read(OUTING)).shown.status).toBe('machine');
	});

	test.each<[string, EngineAnswer, string]>([
		[
			'loses an hour',
			{ kind: 'translated', text: 'Okulumuz sizi bekliyor ⟦1⟧ ⟦2⟧ ⟦4⟧' },
			'translation.slot-missing'
		],
		[
			'invents a number',
			{ kind: 'translated', text: 'Okulumuz 7 kişi bekliyor ⟦1⟧ ⟦2⟧ ⟦3⟧ ⟦4⟧' },
			'translation.number-invented'
		],
		[
			'answers in French',
			{ kind: 'translated', text: '⟦1⟧ est dans une sortie avec vous le ⟦2⟧ à ⟦3⟧ pour ⟦4⟧' },
			'translation.wrong-language'
		],
		[
			'talks',
			{ kind: 'translated', text: 'As an AI, ⟦1⟧ ⟦2⟧ ⟦3⟧ ⟦4⟧' },
			'translation.not-a-translation'
		],
		[
			'sends a page',
			{ kind: 'translated', text: '<b>Okul</b> ⟦1⟧ ⟦2⟧ ⟦3⟧ ⟦4⟧' },
			'translation.markup'
		]
	])('that %s is not believed, and the original is shown', async (_, answer, reason) => {
		engine.answer = answer;
		await want(OUTING);
		await drain();
		later(MINUTE);
		await drain();
		later(HOUR);
		await drain();
		expect(engine.asked).toHaveLength(2);
		expect(await read(OUTING)).toMatchObject({
			original: { text: OUTING },
			shown: { status: 'original' },
			outlook: 'refused'
		});
		expect(await rowsOf()).toMatchObject([{ reason, text: null }]);
	});

	test('that hangs holds no message up', async () => {
		let goOn = () => {};
		engine.answer = (request) =>
			new Promise((resolve) => {
				goOn = () => resolve(inTurkish(request));
			});
		await want(OUTING);
		const loop = startReleaseLoop(app);
		await until(() => engine.asked.length === 1);
		const { versionId } = await storyItem(app.db, here, {
			kind: 'message',
			content: { subject: 'Sortie', text: OUTING, author: 'La CPE' },
			now: TUESDAY,
			plannedAt: new Date(TUESDAY.getTime() + HOUR)
		});
		later(HOUR);
		app.wake();
		await until(async () => {
			const [version] = await app.db.transaction(SYSTEM, (tx) =>
				tx.select().from(itemVersion).where(eq(itemVersion.id, versionId))
			);
			return version!.releasedAt !== null;
		});
		expect((await read(OUTING)).outlook).toBe('awaited');
		goOn();
		await until(async () => (await read(OUTING)).outlook === 'settled');
		await loop.stop();
	});
});

/** Waits for what another loop does; what never comes is said by the test's own limit. */
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('an original that changes', () => {
	const BEFORE = 'La réunion des parents de la classe est à 18h dans la grande salle.';
	const AFTER = 'La réunion des parents de la classe est à 19h dans la grande salle.';
	const THEN = 'La réunion des parents de la classe est annulée, merci de le dire.';
	beforeEach(async () => {
		await optIn();
		await want(BEFORE);
		await drain();
	});

	test('has its former translation meanwhile, as stale; then its own', async () => {
		engine.answer = DOWN;
		await want(AFTER, { former: BEFORE });
		await drain();
		expect(await read(AFTER, { former: BEFORE })).toMatchObject({
			original: { text: AFTER },
			shown: { status: 'stale', text: expect.stringContaining('18:00') },
			engine: engine.id,
			outlook: 'awaited'
		});
		engine.answer = inTurkish;
		later(MINUTE);
		await drain();
		expect((await read(AFTER, { former: BEFORE })).shown).toMatchObject({
			status: 'machine',
			text: expect.stringContaining('19:00')
		});
	});

	test('is stale even after a review', async () => {
		const { id, text } = await toReview();
		await reviewTranslation(app, here.staff, {
			id,
			text: text!,
			basedOn: text!,
			isConfirmed: false
		});
		engine.answer = DOWN;
		await want(AFTER, { former: BEFORE });
		expect((await read(AFTER, { former: BEFORE })).shown.status).toBe('stale');
		expect((await toReview()).formerText).toContain('18:00');
	});

	test('twice in a row is stale of what was last translated', async () => {
		engine.answer = DOWN;
		await want(AFTER, { former: BEFORE });
		await want(THEN, { former: AFTER });
		expect((await read(THEN, { former: AFTER })).shown).toMatchObject({
			status: 'stale',
			text: expect.stringContaining('18:00')
		});
	});

	test('has nothing stale in a language that was never asked for', async () => {
		engine.answer = DOWN;
		expect((await read(AFTER, { former: BEFORE, to: 'so' })).shown.status).toBe('original');
	});
});

describe('a person who reviews', () => {
	test('answers for the words: no engine changes them any more', async () => {
		await optIn();
		await want(OUTING);
		await drain();
		const before = await toReview();
		expect(before).toMatchObject({
			source: OUTING,
			from: 'fr',
			to: 'tr',
			state: 'done',
			engine: engine.id
		});
		const text = 'Inès ESSAI perşembe 26 Kasım saat 8:30’da 12 € ile müzeye gidiyor.';
		const input = { id: before.id, text, basedOn: before.text!, isConfirmed: false };
		expect(await reviewTranslation(app, here.staff, input)).toEqual({ ok: true, value: null });
		expect(await read(OUTING)).toMatchObject({
			shown: { status: 'reviewed', text },
			engine: null,
			outlook: 'settled'
		});
		await keepTerm(app, here.staff, { term: 'musée', wording: 'müze' }, 'tr');
		await drain();
		expect((await read(OUTING)).shown).toMatchObject({ status: 'reviewed', text });
		expect(await listTranslations(app, here.staff)).toEqual([]);
		expect(await listTranslations(app, here.staff, { to: 'tr', isReviewed: true })).toMatchObject([
			{ text }
		]);
		expect((await actions()).at(-1)).toBe('translation.reviewed');
	});

	test('may write it with no engine at all', async () => {
		await want(OUTING);
		const { id } = await toReview();
		const text = 'Inès perşembe 26 Kasım 8:30, 12 €.';
		await reviewTranslation(app, here.staff, { id, text, basedOn: '', isConfirmed: false });
		expect((await read(OUTING)).shown).toEqual({ status: 'reviewed', text, lang: 'tr' });
	});

	test('is told what seems lost, and decides', async () => {
		await want(OUTING);
		const { id } = await toReview();
		const input = { id, text: 'Inès müzeye gidiyor.', basedOn: '', isConfirmed: false };
		expect(await reviewTranslation(app, here.staff, input)).toEqual({
			ok: false,
			error: { code: 'translation.lost-slots', lost: ['jeudi 26 novembre', '8h30', '12 €'] }
		});
		expect(await reviewTranslation(app, here.staff, { ...input, isConfirmed: true })).toMatchObject(
			{ ok: true }
		);
	});

	test('overwrites nobody: neither another person, nor the words that came meanwhile', async () => {
		await want(OUTING);
		const { id } = await toReview();
		const input = { id, text: 'Bir', basedOn: '', isConfirmed: true };
		await reviewTranslation(app, here.staff, input);
		expect(await reviewTranslation(app, here.staff, { ...input, text: 'İki' })).toMatchObject({
			error: { code: 'translation.changed-meanwhile' }
		});
	});

	test('while the engine works is not overwritten by it', async () => {
		await optIn();
		await want(OUTING);
		const { id } = await toReview();
		engine.answer = async (request) => {
			await reviewTranslation(app, here.staff, {
				id,
				text: 'Elle',
				basedOn: '',
				isConfirmed: true
			});
			return inTurkish(request);
		};
		await drain();
		expect((await read(OUTING)).shown).toMatchObject({ status: 'reviewed', text: 'Elle' });
	});

	test('is of the school, and has a role for it', async () => {
		await want(OUTING);
		const { id } = await toReview();
		const input = { id, text: 'Bir', basedOn: '', isConfirmed: true };
		expect(await reviewTranslation(app, elsewhere.staff, input)).toMatchObject({
			error: { code: 'translation.not-found' }
		});
		const teacher = { ...here.staff, roles: ['teacher' as const] };
		expect(await reviewTranslation(app, teacher, input)).toMatchObject({
			error: { code: 'translation.not-allowed' }
		});
		expect(await listTranslations(app, teacher)).toEqual([]);
		const mediator = { ...here.staff, roles: ['mediator' as const] };
		expect(await reviewTranslation(app, mediator, input)).toMatchObject({ ok: true });
	});
});

describe('the glossary', () => {
	const TEXT = 'Le carnet est à signer par la famille avant la rentrée des classes.';
	test('puts the words of the school in a translation, and makes it anew when they change', async () => {
		await optIn();
		await want(TEXT);
		await drain();
		await keepTerm(app, here.staff, { term: 'carnet', wording: 'okul defteri' }, 'tr');
		expect((await read(TEXT)).shown.status).toBe('machine');
		await drain();
		expect((await read(TEXT)).shown).toMatchObject({
			text: expect.stringContaining('okul defteri')
		});
		expect(engine.asked.at(-1)!.text).toMatch(/^Le ⟦1⟧ est à signer/);
		await keepTerm(app, here.staff, { term: 'carnet', wording: 'defter' }, 'tr');
		expect(await listTerms(app, here.staff)).toMatchObject([{ term: 'carnet', wording: 'defter' }]);
		await forgetTerm(app, here.staff, 'carnet', 'tr');
		await drain();
		expect(engine.asked.at(-1)!.text).toMatch(/^Le carnet/);
	});
	test('is of the school, and of those who review', async () => {
		await keepTerm(app, here.staff, { term: 'carnet', wording: 'defter' }, 'tr');
		expect(await listTerms(app, elsewhere.staff)).toEqual([]);
		const teacher = { ...here.staff, roles: ['teacher' as const] };
		expect(await keepTerm(app, teacher, { term: 'a', wording: 'b' }, '*')).toMatchObject({
			error: { code: 'translation.not-allowed' }
		});
	});
});

describe('the walls of the database', () => {
	test('a school reads its own; a family reads who translates for it, and lists nothing', async () => {
		await optIn();
		await want(OUTING);
		await keepTerm(app, here.staff, { term: 'carnet', wording: 'defter' }, 'tr');
		for (const table of ['translation', 'school_term', 'translation_opt_in']) {
			expect(await countAs(app.db, here.staff, table)).toBe(1);
			expect(await countAs(app.db, elsewhere.staff, table)).toBe(0);
		}
		expect(await countAs(app.db, here.family, 'translation')).toBe(0);
		expect(await countAs(app.db, here.family, 'school_term')).toBe(0);
		expect(await countAs(app.db, here.family, 'translation_opt_in')).toBe(1);
		expect(await familyEngines(app, here.family)).toEqual([
			expect.objectContaining({ schoolId: here.schoolId, engine: engine.id, since: TUESDAY })
		]);
		expect(await familyEngines(app, elsewhere.family)).toEqual([]);
		// Another engine took its place: nothing leaves any more.
		engine.id = 'fake@ailleurs.example.org';
		expect(await familyEngines(app, here.family)).toEqual([]);
	});
	test('staff change a translation in their own name only, and no choice of engine', async () => {
		await optIn();
		await want(OUTING);
		await expect(
			app.db.transaction(here.staff, (tx) => tx.update(translation).set({ text: 'x' }))
		).rejects.toThrow();
		await app.db.transaction(here.staff, (tx) => tx.delete(translationOptIn));
		expect(await countAs(app.db, here.staff, 'translation_opt_in')).toBe(1);
	});
});

test('the languages of an audience are those that its guardians read', async () => {
	expect(await audienceLocales(app, here)).toEqual(['ar']);
	expect(await audienceLocales(app, { schoolId: here.schoolId })).toEqual(['ar']);
	expect(
		await audienceLocales(app, { schoolId: here.schoolId, divisionId: elsewhere.divisionId })
	).toEqual([]);
});

test('several workers share the queue: each text is sent once', async () => {
	await optIn();
	for (let n = 0; n < 60; n += 1) await want(`Le message numéro ${n} est pour tous les parents.`);
	engine.answer = async (request) => {
		await new Promise((resolve) => setTimeout(resolve, 2));
		return inTurkish(request);
	};
	await Promise.all([drain(), drain(), drain()]);
	expect(engine.asked).toHaveLength(60);
	expect((await rowsOf()).every(({ state, attempts }) => state === 'done' && attempts === 1)).toBe(
		true
	);
});

test('a worker that died leaves its texts to the others, once its lease is over', async () => {
	await optIn();
	await want(OUTING);
	// It takes its batch, and is heard of no more.
	let isAlive = true;
	const transaction: typeof app.db.transaction = (actor, work) => {
		if (!isAlive) return Promise.reject(new Error('killed'));
		isAlive = false;
		return app.db.transaction(actor, work);
	};
	const dead = { ...app, db: { ...app.db, transaction } };
	await expect(translateDue(dead)).rejects.toThrow('killed');
	await drain();
	expect(engine.asked).toEqual([]);
	later(11 * MINUTE);
	await drain();
	expect((await read(OUTING)).shown.status).toBe('machine');
});

test('an installation whose settings name an engine speaks to it', async () => {
	const provider = await fakeProvider();
	const env = { TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: provider.origin };
	const { close: _, ...db } = app.db;
	const other = await testApp({ now: TUESDAY, db: { ...db, close: async () => {} }, env });
	try {
		await settleEngine(other, here.staff, other.translator!.id);
		provider.answer = (response, { body }) => {
			const spans = String(body.q).match(/<span[^>]*>[^<]*<\/span>/g) ?? [];
			json(200, { translatedText: `Okulumuz sizi bekliyor ${spans.join(' ')}` })(response);
		};
		await want(OUTING);
		// The choice was made for the other engine: the first one may not have it.
		await drain();
		expect(engine.asked).toEqual([]);
		await wantTranslations(other, {
			schoolId: here.schoolId,
			from: 'fr',
			targets: ['tr'],
			texts: [wanted(OUTING)]
		});
		await drain(other);
		expect((await read(OUTING)).shown.status).toBe('machine');
		expect(JSON.stringify(provider.asked)).not.toMatch(/Inès|ESSAI|novembre/);
	} finally {
		await other.close();
		await provider.close();
	}
});
