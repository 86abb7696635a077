import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../src/lib/domain/shared/actor';
import type { Locale } from '../../src/lib/domain/shared/locale';
import { reviewInput } from '../../src/lib/domain/translation/review-translation.input';
import { forgetTerm, keepTerm } from '../../src/lib/server/translation/keep-term';
import {
	countToReview,
	listTranslations,
	readTranslation
} from '../../src/lib/server/translation/list-translations';
import { nextToReview, readReviewed } from '../../src/lib/server/translation/next-to-review';
import { readReview } from '../../src/lib/server/translation/read-review';
import { reviewTranslation } from '../../src/lib/server/translation/review-translation';
import { settleEngine } from '../../src/lib/server/translation/settle-engine';
import { translateDue } from '../../src/lib/server/translation/translate-due';
import { wantTranslations } from '../../src/lib/server/translation/want-translations';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { fakeTranslator } from '../support/fake-translator';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T09:00:00Z');
const OUTING = 'Inès ESSAI part au musée jeudi 26 novembre à 8h30 avec 12 €, merci.';
const MEETING = 'La réunion des parents de la classe est à 18h dans la grande salle.';

const engine = fakeTranslator();
let app: TestApp;
let here: SchoolStory;
let elsewhere: SchoolStory;
let mediator: StaffActor;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY, translator: engine });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	engine.asked.length = 0;
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
	elsewhere = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
	mediator = { ...here.staff, roles: ['mediator'] };
});

type Given = { isPersonal?: boolean; isSensitive?: boolean; former?: string; to?: Locale };
const want = (text: string, { isSensitive = false, former, to = 'tr', ...rest }: Given = {}) =>
	wantTranslations(app, {
		schoolId: here.schoolId,
		from: 'fr',
		targets: [to],
		texts: [{ text, formerText: former ?? null, isSensitive, ...rest }]
	});
const first = async (actor: StaffActor = here.staff) => (await listTranslations(app, actor))[0]!;

describe('what is between the school and one family', () => {
	test('is reviewed by the office, and not there for a mediator', async () => {
		await want(OUTING, { isPersonal: true });
		const { id, isPersonal } = await first();
		expect(isPersonal).toBe(true);
		expect(await listTranslations(app, mediator)).toEqual([]);
		expect(await countToReview(app, mediator)).toEqual([]);
		expect(await readReview(app, mediator, id)).toBe(null);
		const input = { id, text: 'Müze', basedOn: '', isConfirmed: true };
		expect(await reviewTranslation(app, mediator, input)).toMatchObject({
			error: { code: 'translation.not-found' }
		});
		expect(await countToReview(app, here.staff)).toEqual([{ to: 'tr', count: 1 }]);
		expect(await reviewTranslation(app, here.staff, input)).toMatchObject({ ok: true });
	});

	test('may be translated by an engine, which gets no name', async () => {
		await settleEngine(app, here.staff, engine.id);
		await want(OUTING, { isPersonal: true });
		await translateDue(app);
		expect(engine.asked).toHaveLength(1);
		expect(engine.asked[0]!.text).not.toContain('Inès');
		expect((await first()).text).toContain('Inès');
	});

	test('is personal no more once a division is told the same, and stays open then', async () => {
		await want(OUTING, { isPersonal: true });
		await want(OUTING);
		expect((await first(mediator)).isPersonal).toBe(false);
		await want(OUTING, { isPersonal: true });
		expect((await first(mediator)).isPersonal).toBe(false);
	});

	test('is not shown as the former words of an open text either', async () => {
		await settleEngine(app, here.staff, engine.id);
		await want(OUTING, { isPersonal: true });
		await translateDue(app);
		await settleEngine(app, here.staff, null);
		await want(MEETING, { former: OUTING });
		const ofMediator = (await listTranslations(app, mediator)).map((line) => line.formerText);
		expect(ofMediator).toEqual([null]);
		expect((await first()).formerText).toContain('Inès');
	});
});

describe('the page of one text', () => {
	test('cuts the original at what has to be kept, and words that in the other language', async () => {
		await keepTerm(app, here.staff, { term: 'musée', wording: 'müze' }, 'tr');
		await want(`${OUTING} Le musée ferme à 8h30.`);
		const review = (await readReview(app, mediator, (await first()).id))!;
		expect(review.pieces.map(({ text }) => text).join('')).toBe(`${OUTING} Le musée ferme à 8h30.`);
		expect(review.kept).toEqual([
			{ kind: 'name', source: 'Inès ESSAI', words: 'Inès ESSAI' },
			{ kind: 'term', source: 'musée', words: 'müze' },
			{ kind: 'date', source: 'jeudi 26 novembre', words: '26 Kasım Perşembe' },
			{ kind: 'hour', source: '8h30', words: '08:30' },
			{ kind: 'amount', source: '12 €', words: '12\u00a0€' }
		]);
	});

	test('is of the school, and of those who review', async () => {
		await want(OUTING);
		const { id } = await first();
		expect(await readReview(app, elsewhere.staff, id)).toBe(null);
		expect(await readReview(app, { ...here.staff, roles: ['teacher'] }, id)).toBe(null);
		expect(await countToReview(app, { ...here.staff, roles: ['teacher'] })).toEqual([]);
	});

	test('says who answers for the words', async () => {
		await want(OUTING);
		const { id } = await first();
		const input = { id, text: 'Müze', basedOn: '', isConfirmed: true };
		await reviewTranslation(app, mediator, input);
		expect(await readTranslation(app, here.staff, id)).toMatchObject({
			isReviewed: true,
			reviewedBy: here.staff.name,
			reviewedAt: TUESDAY
		});
		expect(await readReviewed(app, mediator, id)).toEqual({ id, source: OUTING, to: 'tr' });
	});

	test('takes words of several lines back as a form sends them', async () => {
		await want('8h30 à la porte\nde derrière');
		const { id } = await first();
		const row = { id, text: 'Bir 8:30\niki', basedOn: '', isConfirmed: false };
		await reviewTranslation(app, here.staff, row);
		const posted = v.parse(reviewInput, {
			id,
			text: 'Bir 8:30\r\nüç',
			basedOn: 'Bir 8:30\r\niki'
		});
		expect(await reviewTranslation(app, here.staff, posted)).toMatchObject({ ok: true });
		expect((await readTranslation(app, here.staff, id))!.text).toBe('Bir 8:30\nüç');
	});
});

test('the next text is the one below, then the list begins again, in one language or all', async () => {
	await want('Le premier texte à relire.');
	await want('Le deuxième texte à relire.', { to: 'en' });
	await want('Le troisième texte à relire.');
	const ids = (await listTranslations(app, mediator)).map(({ id }) => id);
	expect(ids).toHaveLength(3);
	expect(await nextToReview(app, mediator, ids[0]!, null)).toBe(ids[1]);
	expect(await nextToReview(app, mediator, ids[2]!, null)).toBe(ids[0]);
	const turkish = (await listTranslations(app, mediator, { to: 'tr' })).map(({ id }) => id);
	expect(await nextToReview(app, mediator, turkish[0]!, 'tr')).toBe(turkish[1]);
	const english = await listTranslations(app, mediator, { to: 'en' });
	expect(await nextToReview(app, mediator, english[0]!.id, 'en')).toBe(null);
	expect(await readReviewed(app, mediator, ids[0]!)).toBe(null);
	expect(await readReviewed(app, mediator, "n'importe quoi")).toBe(null);
});

test('what was asked for more than a month ago is not put before a reviewer, unless it is asked for again', async () => {
	await want(OUTING);
	app.setNow(new Date(TUESDAY.getTime() + 31 * 86_400_000));
	expect(await listTranslations(app, mediator)).toEqual([]);
	expect(await countToReview(app, mediator)).toEqual([]);
	await want(OUTING);
	expect(await listTranslations(app, mediator)).toHaveLength(1);
});

test('a word that is forgotten comes back with its wording, once', async () => {
	await keepTerm(app, mediator, { term: 'carnet', wording: 'okul defteri' }, 'tr');
	expect(await forgetTerm(app, mediator, 'carnet', 'tr')).toEqual({
		ok: true,
		value: { wording: 'okul defteri' }
	});
	expect(await forgetTerm(app, mediator, 'carnet', 'tr')).toEqual({ ok: true, value: null });
});
