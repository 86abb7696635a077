import { describe, expect, it } from 'vitest';
import { judgeAnswer, MAX_ATTEMPTS } from './judge-answer';
import type { PushAnswer } from './push-sender';

const now = new Date('2026-09-10T10:00:00Z');
const answered = (status: number, retryAfter: string | null = null): PushAnswer => ({
	kind: 'answered',
	status,
	retryAfter
});
const judge = (answer: PushAnswer, attempts = 1, random = 0) => {
	const outcome = judgeAnswer(answer, { attempts, now, random });
	return outcome.kind === 'retry' ? (outcome.at.getTime() - now.getTime()) / 1_000 : outcome.kind;
};

describe('what a push service answered', () => {
	it.each([
		[200, 'sent'],
		[201, 'sent'],
		[404, 'gone'],
		[410, 'gone'],
		[400, 'failed'],
		[413, 'failed'],
		[307, 'failed']
	])('%i means %s', (status, outcome) => expect(judge(answered(status))).toBe(outcome));

	it.each([401, 403])('%i is our key: tried again later, never deleted', (status) =>
		expect(judge(answered(status))).toBe(900)
	);

	it.each([
		['seconds', '120', 120],
		['a date', 'Thu, 10 Sep 2026 10:05:00 GMT', 300],
		['nothing', null, 60],
		['nonsense', 'soon', 60],
		['a negative number', '-5', 60],
		['a date in the past', 'Thu, 10 Sep 2020 10:05:00 GMT', 1],
		['now', '0', 1],
		['an absurd number of seconds', '99999999999999', 3_600],
		['an absurd date', 'Thu, 10 Sep 2099 10:05:00 GMT', 3_600]
	])('429 with %s waits a bounded time', (_name, header, seconds) =>
		expect(judge(answered(429, header))).toBe(seconds)
	);

	it('waits longer and longer in an outage, up to an hour', () => {
		expect([1, 2, 3, 20].map((n) => judge(answered(503), n))).toEqual([30, 60, 120, 3_600]);
		expect(judge({ kind: 'no-answer', reason: 'timeout' }, 2)).toBe(60);
	});

	it('honours Retry-After of a 503 when it is longer', () =>
		expect(judge(answered(503, '600'))).toBe(600));

	it('spreads retries, never before what was asked', () => {
		expect(judge(answered(429, '100'), 1, 0.999)).toBeCloseTo(149.95, 1);
		expect(judge(answered(429, '100'), 1, 0)).toBe(100);
	});

	it('gives up in the end', () => expect(judge(answered(503), MAX_ATTEMPTS)).toBe('failed'));

	it('forgets a target that can never be used', () =>
		expect(judge({ kind: 'unusable-target', reason: 'keys' })).toBe('gone'));
});
