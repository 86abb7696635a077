import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { answerMessage, MOST_ANSWERS, type MessageState, type SaidAnswer } from './answer-message';
import { answerMessageInput } from './answer-message.input';
import { canAnswerMessage } from './answer-message.policy';
import { QUICK_ANSWERS, wantsCall } from './quick-answer';

const KEY = '6f1f1f70-0000-4000-8000-000000000001';
const state = (given: Partial<MessageState> = {}): MessageState => ({
	shownChange: 'create',
	isRecalled: false,
	answered: [],
	...given
});
const said = (given: Partial<SaidAnswer> = {}): SaidAnswer => ({
	answer: 'agreed',
	words: null,
	hasVoice: false,
	key: KEY,
	...given
});
const outcome = (result: ReturnType<typeof answerMessage>) =>
	result.ok ? result.value.outcome : result.error.code;

describe('answering a message', () => {
	it.each([
		['a picture', said()],
		['words alone', said({ answer: null, words: 'Je viens.' })],
		['a voice alone', said({ answer: null, hasVoice: true })]
	])('%s is an answer', (_name, one) =>
		expect(outcome(answerMessage(state(), one))).toBe('written')
	);

	it('nothing is not', () => {
		expect(outcome(answerMessage(state(), said({ answer: null })))).toBe('message.empty-answer');
	});

	it('a changed message is answered like a new one', () => {
		expect(outcome(answerMessage(state({ shownChange: 'change' }), said()))).toBe('written');
	});

	it.each([
		['never released', { shownChange: null }, 'message.not-found'],
		['taken back', { shownChange: 'cancel' }, 'message.taken-back'],
		['recalled, and not yet told so', { isRecalled: true }, 'message.taken-back']
	] as const)('%s: refused', (_name, given, code) => {
		expect(outcome(answerMessage(state(given), said()))).toBe(code);
	});

	it('the same answer sent again counts once, even after the message was taken back', () => {
		const again = state({ answered: [KEY], isRecalled: true });
		expect(outcome(answerMessage(again, said()))).toBe('already-sent');
	});

	it('another answer is given after the first, up to a number', () => {
		const others = Array.from({ length: MOST_ANSWERS }, (_, n) => `other-${n}`);
		expect(outcome(answerMessage(state({ answered: others.slice(1) }), said()))).toBe('written');
		expect(outcome(answerMessage(state({ answered: others }), said()))).toBe('message.enough');
	});
});

describe('what the form posts', () => {
	const code = (given: object) => {
		const read = v.safeParse(answerMessageInput, { idempotencyKey: KEY, ...given });
		return read.success ? 'fine' : read.issues[0].message;
	};
	it('a picture, words, both or neither (a voice comes as a file)', () => {
		expect(code({ answer: 'cannot' })).toBe('fine');
		expect(code({ words: 'x'.repeat(500) })).toBe('fine');
		expect(code({})).toBe('fine');
	});
	it('refuses another picture, long words, no key', () => {
		expect(code({ answer: 'maybe' })).toBe('message.empty-answer');
		expect(code({ words: 'x'.repeat(501) })).toBe('message.long-answer');
		expect(code({ idempotencyKey: '1' })).toBe('absence.bad-key');
	});
});

it('one picture asks for a call', () => {
	expect(QUICK_ANSWERS.filter(wantsCall)).toEqual(['not-understood']);
});

it('a session that a letter alone opened does not answer', () => {
	const actor = { kind: 'guardian', accountId: 'a', sessionId: 's', locale: 'ar' } as const;
	expect(canAnswerMessage({ ...actor, isProvisional: false })).toBe(true);
	expect(canAnswerMessage({ ...actor, isProvisional: true })).toBe(false);
});
