import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM, type Role } from '../../src/lib/domain/shared/actor';
import type { EngineAnswer } from '../../src/lib/domain/translation/translator-engine';
import { school } from '../../src/lib/server/db/schema/directory';
import { translation } from '../../src/lib/server/db/schema/translation';
import { settleEngine } from '../../src/lib/server/translation/settle-engine';
import {
	canSimplify,
	SIMPLIFY_LIMIT,
	simplifyText
} from '../../src/lib/server/translation/simplify-text';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { fakeTranslator } from '../support/fake-translator';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T09:00:00Z');
const HARD =
	'Veuillez noter que Inès ESSAI ne participera pas à la sortie du jeudi 26 novembre, prévue à 8h30.';
const SIMPLE = '⟦1⟧ ne vient pas à la sortie. La sortie est le ⟦2⟧ à ⟦3⟧.';

const asked: string[] = [];
let answer: EngineAnswer;
const engine = {
	...fakeTranslator(),
	simplify: async ({ text }: { text: string }) => {
		asked.push(text);
		return answer;
	}
};
let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY, translator: engine });
});
afterAll(() => app.close());
beforeEach(async () => {
	asked.length = 0;
	answer = { kind: 'translated', text: SIMPLE };
	await app.db.empty();
	story = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
	await settleEngine(app, story.staff, engine.id);
});
const as = (...roles: Role[]) => ({ ...story.staff, roles });
const refused = (code: string) => ({ ok: false, error: { code } });

describe('a simplified version', () => {
	test('is proposed; names, days and hours stay here and come back as they were written', async () => {
		expect(await simplifyText(app, story.staff, HARD)).toEqual({
			ok: true,
			value: 'Inès ESSAI ne vient pas à la sortie. La sortie est le jeudi 26 novembre à 8h30.'
		});
		expect(asked).toHaveLength(1);
		expect(asked[0]).not.toMatch(/Inès|ESSAI|26|novembre|8h30/);
	});
	test('nothing of it is kept', async () => {
		await simplifyText(app, story.staff, HARD);
		expect(await app.db.transaction(SYSTEM, (tx) => tx.select().from(translation))).toEqual([]);
	});
	test.each([
		['without an hour', '⟦1⟧ ne vient pas à la sortie. La sortie est le ⟦2⟧.'],
		['that says the contrary', '⟦1⟧ vient à la sortie. La sortie est le ⟦2⟧ à ⟦3⟧.'],
		['with another number', '⟦1⟧ ne vient pas à la sortie 14. Elle est le ⟦2⟧ à ⟦3⟧.'],
		['in HTML', '<b>⟦1⟧</b> ne vient pas à la sortie. La sortie est le ⟦2⟧ à ⟦3⟧.']
	])('%s is refused', async (_, text) => {
		answer = { kind: 'translated', text };
		expect(await simplifyText(app, story.staff, HARD)).toEqual(refused('simplify.not-kept'));
	});
	test.each<EngineAnswer>([
		{ kind: 'no-answer', reason: 'ETIMEDOUT' },
		{ kind: 'over-quota' },
		{ kind: 'unreadable', reason: 'truncated' }
	])('none when the engine has nothing: %j', async (given) => {
		answer = given;
		expect(await simplifyText(app, story.staff, HARD)).toEqual(refused('simplify.no-answer'));
	});
});

describe('it is not available', () => {
	const none = refused('simplify.not-available');
	test('to those who write nothing', async () => {
		expect(await canSimplify(app, as('teacher'))).toBe(true);
		expect(await canSimplify(app, as('mediator'))).toBe(false);
		expect(await simplifyText(app, as('mediator'), HARD)).toEqual(none);
	});
	test('without the school’s choice, nor while it has stopped sending', async () => {
		await app.db.transaction(SYSTEM, (tx) => tx.update(school).set({ sendingStoppedAt: TUESDAY }));
		expect(await simplifyText(app, story.staff, HARD)).toEqual(none);
		await app.db.transaction(SYSTEM, (tx) => tx.update(school).set({ sendingStoppedAt: null }));
		await settleEngine(app, story.staff, null);
		expect(await simplifyText(app, story.staff, HARD)).toEqual(none);
		expect(asked).toEqual([]);
	});
	test('to one person without end; a colleague still has it', async () => {
		for (let n = 0; n < SIMPLIFY_LIMIT.count; n += 1) await simplifyText(app, story.staff, HARD);
		expect(await simplifyText(app, story.staff, HARD)).toEqual(refused('simplify.too-many'));
		expect(asked).toHaveLength(SIMPLIFY_LIMIT.count);
		const colleague = { ...story.staff, staffId: crypto.randomUUID() };
		expect((await simplifyText(app, colleague, HARD)).ok).toBe(true);
	});
	test('with an engine that only translates', async () => {
		const other = { ...app, translator: fakeTranslator() };
		expect(await canSimplify(other, story.staff)).toBe(false);
	});
});
