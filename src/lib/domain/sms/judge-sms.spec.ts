import { describe, expect, it } from 'vitest';
import { endOfParts, isBilled, judgeSms, validityOf } from './judge-sms';
import type { SmsAnswer } from './sms-gateway';

const now = new Date('2026-09-10T10:00:00Z');
const judge = (answer: SmsAnswer, attempts = 1, random = 0) => {
	const verdict = judgeSms(answer, { attempts, now, random });
	return verdict.kind === 'retry' ? (verdict.at.getTime() - now.getTime()) / 1_000 : verdict.kind;
};
const silence = (mayHaveLeft: boolean): SmsAnswer => ({
	kind: 'no-answer',
	reason: 'timeout',
	mayHaveLeft
});
const refused = (isPermanent: boolean): SmsAnswer => ({
	kind: 'refused',
	reason: 'x',
	isPermanent
});

describe('what a gateway answered', () => {
	it('accepted is sent', () => expect(judge({ kind: 'accepted', ids: ['1'] })).toBe('sent'));

	it('a number that does not exist is not tried again', () =>
		expect(judge(refused(true))).toBe('failed'));

	it('anything else is, later and later, then given up within about an hour', () => {
		const waits = [1, 2, 3, 4, 5, 6, 7].map((n) => judge(refused(false), n) as number);
		expect(waits.slice(0, 3)).toEqual([30, 60, 120]);
		expect(waits.reduce((sum, wait) => sum + wait)).toBeLessThan(5_400);
		expect(judge(refused(false), 8)).toBe('failed');
	});

	it('silence after it was handed over is tried less often', () => {
		expect(judge(silence(true), 3)).toBe(120);
		expect(judge(silence(true), 4)).toBe('failed');
		expect(judge(silence(false), 4)).toBe(240);
	});

	it.each([
		[null, 5],
		[0, 1],
		[30_000, 30],
		[99_999_999, 600]
	])('throttled for %s ms waits %i s', (retryAfter, seconds) =>
		expect(judge({ kind: 'throttled', retryAfter })).toBe(seconds)
	);

	it('is spread, never sooner than asked', () =>
		expect(judge({ kind: 'throttled', retryAfter: 10_000 }, 1, 0.5)).toBe(12.5));

	it('is paid when it left, or may have', () => {
		expect(isBilled({ kind: 'accepted', ids: ['1'] })).toBe(true);
		expect(isBilled(silence(true))).toBe(true);
		expect(isBilled(silence(false))).toBe(false);
		expect(isBilled(refused(false))).toBe(false);
		expect(isBilled({ kind: 'throttled', retryAfter: null })).toBe(false);
	});
});

describe('the end of a message of several parts', () => {
	it.each([
		[['delivered', 'delivered'], 'delivered'],
		[['delivered', null], null],
		[[null, 'failed'], 'failed'],
		[['delivered', 'expired'], 'expired'],
		[[], null]
	] as const)('%j is %s', (outcomes, end) => expect(endOfParts(outcomes)).toBe(end));
});

describe('the validity of a message', () => {
	const closing = new Date('2026-09-10T18:00:00Z');

	it('ends before the closing', () => expect(validityOf(closing, now, false)).toBe(8 * 3_600 - 15));

	it('is none in a closed period, nor in its last minutes before', () => {
		expect(validityOf(null, now, false)).toBe(null);
		expect(validityOf(closing, new Date('2026-09-10T17:58:00Z'), false)).toBe(null);
		expect(validityOf(closing, new Date('2026-09-10T17:57:00Z'), false)).toBe(165);
	});

	it('of what is urgent is four hours at least', () => {
		expect(validityOf(null, now, true)).toBe(14_400);
		expect(validityOf(closing, now, true)).toBe(8 * 3_600 - 15);
	});
});
