import { describe, expect, test } from 'vitest';
import {
	afterStep,
	arrangeCallbacks,
	CALLBACK_STEPS,
	CONTRARY,
	isWantedNow,
	type CallbackState
} from './callback';

const state = (changes: Partial<CallbackState> = {}): CallbackState => ({
	takenBy: null,
	tries: 0,
	isInterpreterFound: false,
	outcome: null,
	...changes
});
const after = (given: CallbackState, step: (typeof CALLBACK_STEPS)[number]) => {
	const result = afterStep(given, step, 'me');
	return result.ok ? result.value : result.error.code;
};

describe('a wish to be called', () => {
	test('is looked after by one person: the second is refused, whatever they do', () => {
		for (const step of CALLBACK_STEPS) {
			expect(after(state({ takenBy: 'her', tries: 1 }), step)).toBe('callback.taken');
		}
	});

	test('is taken by whoever calls first', () => {
		expect(after(state(), 'take')).toEqual(state({ takenBy: 'me' }));
		expect(after(state(), 'try')).toEqual(state({ takenBy: 'me', tries: 1 }));
		expect(after(state(), 'reached')).toEqual(state({ takenBy: 'me', outcome: 'reached' }));
	});

	test('is not called again once it is ended, but reopened', () => {
		const ended = state({ takenBy: 'me', tries: 2, outcome: 'given-up' });
		expect(after(ended, 'try')).toBe('callback.changed-meanwhile');
		expect(after(ended, 'reopen')).toEqual({ ...ended, outcome: null });
		expect(after(state(), 'reopen')).toBe('callback.changed-meanwhile');
	});

	test('each step is undone by its contrary', () => {
		const mine = state({ takenBy: 'me', tries: 1 });
		for (const step of CALLBACK_STEPS.filter((one) => one !== 'reopen' && one !== 'give-back')) {
			const before = step === 'interpreter-sought' ? { ...mine, isInterpreterFound: true } : mine;
			const next = after(before, step) as CallbackState;
			const back = after(next, CONTRARY[step]) as CallbackState;
			expect([step, back.tries, back.outcome, back.isInterpreterFound]).toEqual([
				step,
				before.tries,
				null,
				before.isInterpreterFound
			]);
		}
	});
});

describe('the order of calls', () => {
	const NOW = new Date('2026-11-24T09:30:00Z');
	const wish = (name: string, hoursAgo: number, wantedMoment: string | null) => ({
		name,
		askedAt: new Date(NOW.getTime() - hoursAgo * 3_600_000),
		wantedMoment
	});

	test('who waited over a day comes first, then who is free now, the oldest first', () => {
		const wishes = [
			wish('afternoon', 5, 'afternoon'),
			wish('any', 2, null),
			wish('morning', 3, 'morning'),
			wish('since Saturday', 60, 'afternoon'),
			wish('since yesterday', 25, null)
		];
		expect(arrangeCallbacks(wishes, NOW, 10).map(({ name }) => name)).toEqual([
			'since Saturday',
			'since yesterday',
			'morning',
			'any',
			'afternoon'
		]);
	});

	test.each([
		['morning', 11, true],
		['morning', 12, false],
		['midday', 12, true],
		['midday', 14, false],
		['afternoon', 14, true],
		['afternoon', 20, false],
		[null, 3, true],
		['other', 3, true]
	] as const)('%s at %i', (moment, hour, isFree) => {
		expect(isWantedNow(moment, hour)).toBe(isFree);
	});
});
