import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HomeCard } from '../../src/lib/domain/home/home';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import type { Locale } from '../../src/lib/domain/shared/locale';
import { markOf, shownWords, untranslated } from '../../src/lib/domain/translation/read-text';
import { textsSaid } from '../../src/lib/domain/translation/texts-said';
import type { EngineAnswer } from '../../src/lib/domain/translation/translator-engine';
import { composeHomework } from '../../src/lib/server/compose/compose-homework';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { readItem } from '../../src/lib/server/compose/read-item';
import { account } from '../../src/lib/server/db/schema/account';
import { translation } from '../../src/lib/server/db/schema/translation';
import { applyImport } from '../../src/lib/server/directory/import-files';
import { readCard, readHome } from '../../src/lib/server/home/read-home';
import { startReleaseLoop } from '../../src/lib/server/release/release-loop';
import { itemTranslations } from '../../src/lib/server/translation/item-translations';
import { settleEngine } from '../../src/lib/server/translation/settle-engine';
import { translateDue } from '../../src/lib/server/translation/translate-due';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { fakeTranslator, inTurkish } from '../support/fake-translator';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T09:00:00Z');
const TURKISH = 'Okulumuz sizi ve çocuğunuzu bekliyor';
const MESSAGE = {
	audience: 'pupil',
	subject: 'Sortie de la classe',
	text: 'La classe part au musée du Louvre avec le professeur.'
} as const;
const HOMEWORK = {
	givenOn: '2026-11-24',
	dueOn: '2026-12-01',
	instructions: 'Lire le chapitre et répondre aux questions du livre.'
};

const engine = fakeTranslator();
let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY, translator: engine });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	engine.asked.length = 0;
	engine.answer = inTurkish;
	await app.db.empty();
	story = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
	await settleEngine(app, story.staff, engine.id);
	await readAs('tr');
});

/** The family of the story, which chose a language. */
async function readAs(locale: Locale) {
	await app.db.transaction(SYSTEM, (tx) => tx.update(account).set({ locale }));
	story.family = { ...story.family, locale };
}
const later = (minutes: number) => app.setNow(new Date(TUESDAY.getTime() + minutes * 60_000));
const drain = async () => {
	while ((await translateDue(app)) > 0);
};
const write = (given: object = {}) =>
	composeMessage(app, story.staff, { ...MESSAGE, pupil: story.pupilId, ...given });
async function written(given: object = {}): Promise<string> {
	const result = await write(given);
	if (!result.ok) throw new Error(result.error.code);
	return result.value.itemId;
}
const rows = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(translation));

/** What a card shows of its texts, and what is said of each. */
const shown = (card: HomeCard | null) =>
	textsSaid(card!.kind, card).map(({ text }) => {
		const read = card!.read?.get(text) ?? untranslated(text, 'fr');
		return [shownWords(read).text, markOf(read)];
	});
const readMessage = async (itemId: string) =>
	shown(await readCard(app, story.family, 'message', itemId));

const ORIGINAL = [MESSAGE.subject, MESSAGE.text];

describe('a message is read at once', () => {
	test('in the words of the school, then in the reader’s', async () => {
		const itemId = await written();
		expect(await readMessage(itemId)).toEqual(ORIGINAL.map((text) => [text, 'awaited']));
		await drain();
		expect(await readMessage(itemId)).toEqual(ORIGINAL.map(() => [TURKISH, 'machine']));
		expect((await readHome(app, story.family)).cards.map(shown)).toEqual([
			ORIGINAL.map(() => [TURKISH, 'machine'])
		]);
	});

	test('without the engine being asked by the page: the queue has it already', async () => {
		await written();
		expect((await rows()).map(({ targetLocale }) => targetLocale)).toEqual(['tr', 'tr']);
	});

	test('and its release wakes the worker, which has it translated', async () => {
		const loop = startReleaseLoop(app);
		try {
			const itemId = await written();
			await vi.waitFor(async () =>
				expect(await readMessage(itemId)).toEqual(ORIGINAL.map(() => [TURKISH, 'machine']))
			);
		} finally {
			await loop.stop();
		}
	});

	test('when the engine never answers: neither writing nor reading waits for it', async () => {
		const waiting: ((answer: EngineAnswer) => void)[] = [];
		engine.answer = () => new Promise<EngineAnswer>((resolve) => void waiting.push(resolve));
		const first = await written();
		const asking = translateDue(app);
		await vi.waitFor(() => expect(engine.asked.length).toBeGreaterThan(0));
		const second = await written({ subject: 'Un autre message', text: 'La cantine est fermée.' });
		expect(await readMessage(first)).toEqual(ORIGINAL.map((text) => [text, 'awaited']));
		expect((await readHome(app, story.family)).cards).toHaveLength(2);
		expect((await readMessage(second)).map(([, mark]) => mark)).toEqual(['awaited', 'awaited']);
		const silence: EngineAnswer = { kind: 'no-answer', reason: 'ETIMEDOUT' };
		waiting.forEach((answer) => answer(silence));
		await asking;
	});

	test.each<[string, EngineAnswer]>([
		['down', { kind: 'no-answer', reason: 'ECONNREFUSED' }],
		['over its quota', { kind: 'over-quota' }],
		['throttled', { kind: 'throttled', retryAfter: null }],
		['empty', { kind: 'unreadable', reason: 'empty' }],
		['cut', { kind: 'unreadable', reason: 'truncated' }],
		['a web page', { kind: 'unreadable', reason: 'html' }]
	])(
		'%s: the original meanwhile, the translation when the engine is well again',
		async (_, answer) => {
			engine.answer = answer;
			const itemId = await written();
			await drain();
			const [[text], [, mark]] = (await readMessage(itemId)) as [string[], string[]];
			expect(text).toBe(MESSAGE.subject);
			expect(['awaited', 'refused', 'human']).toContain(mark);
			engine.answer = inTurkish;
			for (let n = 1; n <= 40; n += 1) {
				later(n * 30);
				// Read meanwhile: what was refused for want of an engine has another chance.
				await readMessage(itemId);
				await drain();
			}
			expect(await readMessage(itemId)).toEqual(ORIGINAL.map(() => [TURKISH, 'machine']));
		}
	);

	test.each([
		['in another language', 'The class goes to the museum with the teacher and you are invited.'],
		['HTML', '<p>Okulumuz sizi ve çocuğunuzu bekliyor</p>'],
		['about the task', 'As an AI language model, I cannot translate this text for you.'],
		['with an address of its own', 'Okulumuz sizi bekliyor, www.kazan.example.com adresine bakın']
	])('an answer %s is never shown: the original is, with a warning', async (_, text) => {
		engine.answer = { kind: 'translated', text };
		const itemId = await written();
		for (let n = 0; n < 10; n += 1) {
			later(n * 30);
			await drain();
			expect((await readMessage(itemId)).map(([words]) => words)).toEqual(ORIGINAL);
		}
		expect(await readMessage(itemId)).toEqual(ORIGINAL.map((words) => [words, 'refused']));
	});

	test('when the tables of translations fail, all the same', async () => {
		const itemId = await written();
		await drain();
		const transaction = app.db.transaction.bind(app.db);
		const broken = vi.spyOn(app.db, 'transaction').mockImplementation((actor, work) => {
			if (actor.kind === 'system') return Promise.reject(new Error('connection lost'));
			return transaction(actor, work);
		});
		try {
			expect(await readMessage(itemId)).toEqual(ORIGINAL.map((text) => [text, 'human']));
			expect((await write({ text: 'Un message écrit pendant la panne.' })).ok).toBe(true);
		} finally {
			broken.mockRestore();
		}
	});
});

test('a text that breaks what handles it stops no other', async () => {
	engine.answer = (request) => {
		if (request.text.includes('casse')) throw new Error('a fault of ours');
		return inTurkish(request);
	};
	const broken = await written({
		subject: 'Il casse tout',
		text: 'Un texte qui casse la machine.'
	});
	const whole = await written();
	await drain();
	expect(await readMessage(whole)).toEqual(ORIGINAL.map(() => [TURKISH, 'machine']));
	expect((await readMessage(broken)).map(([, mark]) => mark)).toEqual(['awaited', 'awaited']);
});

describe('what an engine gets', () => {
	test('nothing of what is marked as sensitive: a person translates it', async () => {
		const itemId = await written({ sensitive: 'yes' });
		await drain();
		expect(engine.asked).toEqual([]);
		expect(await readMessage(itemId)).toEqual(ORIGINAL.map((text) => [text, 'human']));
	});
	test('nothing for families who read French', async () => {
		for (const locale of ['fr', 'fr-simple'] as const) {
			await readAs(locale);
			const itemId = await written({ text: `Pour ${locale}` });
			expect((await readCard(app, story.family, 'message', itemId))?.read).toBe(undefined);
		}
		expect(await rows()).toEqual([]);
	});
	test('one pupil’s message is kept from mediators', async () => {
		await written();
		expect((await rows()).map(({ isPersonal }) => isPersonal)).toEqual([true, true]);
	});
});

describe('a ready sentence', () => {
	const nurse = { sort: 'appointment', with: 'nurse', day: '2026-11-26', hour: '08:30' } as const;
	test('needs no engine', async () => {
		const itemId = await written({ ...nurse, subject: '', text: '' });
		const card = await readCard(app, story.family, 'message', itemId);
		expect(card).toMatchObject({ subject: '', text: '', ready: { sentence: 'appointment' } });
		expect(await rows()).toEqual([]);
	});
	test('words beside it are translated', async () => {
		const itemId = await written({ ...nurse, subject: 'oublié', text: 'Apportez le carnet.' });
		await drain();
		expect(await readMessage(itemId)).toEqual([[TURKISH, 'machine']]);
	});
	test('of a day that is past, now or when families read it, is refused', async () => {
		const past = { ok: false, error: { code: 'ready.day-past' } };
		expect(await write({ ...nurse, day: '2026-11-23' })).toEqual(past);
		expect((await write({ ...nurse, day: '2026-11-24' })).ok).toBe(true);
		// On Friday at eight in the evening families read on Monday.
		app.setNow('2026-11-27T20:30:00+01:00');
		expect(await write({ ...nurse, day: '2026-11-28' })).toEqual(past);
		expect((await write({ ...nurse, day: '2026-11-30' })).ok).toBe(true);
	});
	test('stays on the home until its day', async () => {
		await written({ ...nurse, day: '2026-12-10' });
		const onHome = async () => (await readHome(app, story.family)).cards.length;
		app.setNow('2026-12-09T10:00:00+01:00');
		expect(await onHome()).toBe(1);
		app.setNow('2026-12-11T13:00:00+01:00');
		expect(await onHome()).toBe(0);
	});
});

describe('homework', () => {
	test('written here: a known subject is named by us, the rest is translated', async () => {
		const input = { ...HOMEWORK, subject: 'HIST-GEO', division: story.divisionId };
		await composeHomework(app, story.staff, input);
		await drain();
		expect(engine.asked.map(({ text }) => text)).toEqual([HOMEWORK.instructions]);
		const [card] = (await readHome(app, story.family)).cards;
		expect(shown(card!)).toEqual([[TURKISH, 'machine']]);
	});
});

describe('what comes from the school’s program', () => {
	const load = async (text: string, at: string, action = 'creer') => {
		const lines = [
			'id;action;saisi_le;destinataires;objet;texte;auteur',
			`M1;${action};${at};classe 5 B;Sortie de la classe;${text};Mme Aubry`
		];
		const bytes = new TextEncoder().encode(lines.join('\n'));
		return applyImport(app, story.staff, [{ name: 'messages.csv', bytes }]);
	};
	test('is asked for once all of it is saved, and what it replaced stands in meanwhile', async () => {
		expect((await load('La classe part au musée.', '24/11/2026 09:00')).ok).toBe(true);
		await drain();
		expect(engine.asked.map(({ text }) => text).sort()).toEqual([
			'La classe part au musée.',
			'Sortie de la classe'
		]);
		app.setNow('2026-11-24T12:00:00+01:00');
		expect((await load('La classe part au théâtre.', '24/11/2026 11:00', 'modifier')).ok).toBe(
			true
		);
		const [card] = (await readHome(app, story.family)).cards;
		expect(shown(card!)).toEqual([
			[TURKISH, 'machine'],
			[TURKISH, 'stale']
		]);
		await drain();
		const [changed] = (await readHome(app, story.family)).cards;
		expect(shown(changed!).map(([, mark]) => mark)).toEqual(['machine', 'machine']);
	});
});

describe('the school sees where the translations of a message stand', () => {
	const states = async (given: object = {}) => {
		const itemId = await written(given);
		const said = async () => (await readItem(app, story.staff, itemId))!;
		return async () => itemTranslations(app, story.staff, await said());
	};
	test('awaited, then made by a machine, then a person’s', async () => {
		const now = await states();
		expect(await now()).toEqual([{ mark: 'awaited', locales: ['tr'] }]);
		await drain();
		expect(await now()).toEqual([{ mark: 'machine', locales: ['tr'] }]);
		await app.db.transaction(SYSTEM, (tx) =>
			tx
				.update(translation)
				.set({ reviewedAt: TUESDAY, reviewedBy: story.staff.staffId })
				.where(eq(translation.sourceText, MESSAGE.subject))
		);
		// The worst of its texts: the subject is reviewed, the rest is not.
		expect(await now()).toEqual([{ mark: 'machine', locales: ['tr'] }]);
	});
	test('for a person to make, when it is sensitive', async () => {
		const now = await states({ sensitive: 'yes' });
		expect(await now()).toEqual([{ mark: 'human', locales: ['tr'] }]);
	});
	test('nothing to translate in a ready sentence', async () => {
		const now = await states({ sort: 'call-us', subject: '', text: '' });
		expect(await now()).toEqual([]);
	});
});

test('the home asks for its translations once a school', async () => {
	for (let n = 0; n < 3; n += 1) await written({ text: `Le message numéro ${n} est pour vous.` });
	await storyItem(app.db, story, {
		kind: 'homework',
		audience: 'division',
		content: { ...HOMEWORK, dueOn: '2026-11-26', subject: 'Matière rare' },
		now: TUESDAY
	});
	await readHome(app, story.family);
	await drain();
	const asked = vi.spyOn(app.db, 'transaction');
	try {
		const { cards } = await readHome(app, story.family);
		expect(cards).toHaveLength(4);
		expect(cards.flatMap(shown).map(([, mark]) => mark)).toEqual(Array(8).fill('machine'));
		expect(asked.mock.calls.map(([actor]) => actor.kind)).toEqual(['guardian', 'system']);
	} finally {
		asked.mockRestore();
	}
	const [own] = await app.db.transaction(SYSTEM, (tx) =>
		tx.select().from(translation).where(eq(translation.schoolId, story.schoolId)).limit(1)
	);
	expect(own).toBeDefined();
});
