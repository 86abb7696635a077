import { describe, expect, it } from 'vitest';
import { noteCall, type NoticeStanding } from './note-call';

const NOW = new Date('2026-11-24T10:00:00Z');
const EARLIER = new Date('2026-11-24T09:00:00Z');
const standing = (known: Partial<NoticeStanding> = {}): NoticeStanding => ({
	step: 'call',
	calls: 0,
	lastCallAt: null,
	lastCallOutcome: null,
	lastCallBy: null,
	paperAt: null,
	reachedAt: null,
	reachedThrough: null,
	...known
});
const note = (outcome: Parameters<typeof noteCall>[1], known: Partial<NoticeStanding> = {}) =>
	noteCall(standing(known), outcome, 'claire', NOW);
const called = { lastCallAt: NOW, lastCallBy: 'claire' };

describe('what became of a call', () => {
	it('reached: she is informed', () =>
		expect(note('reached', { calls: 1 })).toEqual({
			ok: true,
			value: standing({
				...called,
				...{ step: 'reached', calls: 2, lastCallOutcome: 'reached' },
				...{ reachedAt: NOW, reachedThrough: 'call' }
			})
		}));

	it('no answer: she stays, and the call is counted', () =>
		expect(note('no-answer')).toEqual({
			ok: true,
			value: standing({ ...called, calls: 1, lastCallOutcome: 'no-answer' })
		}));

	it('a wrong number: a paper is next', () =>
		expect(note('wrong-number')).toEqual({
			ok: true,
			value: standing({ ...called, step: 'paper', calls: 1, lastCallOutcome: 'wrong-number' })
		}));
});

describe('a paper', () => {
	it('is chosen without a call', () =>
		expect(note('paper')).toEqual({ ok: true, value: standing({ step: 'paper' }) }));

	it('handed over informs her', () =>
		expect(note('handed-over', { step: 'paper', paperAt: EARLIER })).toEqual({
			ok: true,
			value: standing({
				...{ step: 'reached', paperAt: EARLIER },
				...{ reachedAt: NOW, reachedThrough: 'paper' }
			})
		}));

	it('may be given up for a call, and would then be printed again', () =>
		expect(note('call', { step: 'paper', paperAt: EARLIER })).toEqual({
			ok: true,
			value: standing()
		}));
});

describe('two members of staff at once', () => {
	it('who was told stays told, and the second learns it', () => {
		for (const outcome of ['reached', 'no-answer', 'wrong-number', 'paper'] as const) {
			expect(note(outcome, { step: 'reached' })).toEqual({
				ok: false,
				error: { code: 'ladder.already-reached' }
			});
		}
	});

	it('a call that nobody answered is counted, and leaves the paper that the other one chose', () =>
		expect(note('no-answer', { step: 'paper' })).toMatchObject({
			value: { step: 'paper', calls: 1 }
		}));

	it('reached wins over the paper that the other one chose', () =>
		expect(note('reached', { step: 'paper' })).toMatchObject({ value: { step: 'reached' } }));

	it.each(['void', 'push', 'sms'])('what is %s is not for people any more', (step) =>
		expect(note('reached', { step })).toEqual({ ok: false, error: { code: 'ladder.over' } })
	);
});
