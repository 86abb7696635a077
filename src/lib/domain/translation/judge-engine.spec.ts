import { describe, expect, it } from 'vitest';
import { isEngineDown, judgeEngine, type FailedAnswer } from './judge-engine';

const NOW = new Date('2026-11-24T09:00:00Z');
const judge = (answer: FailedAnswer, attempts = 1, hoursAgo = 0, random = 0) =>
	judgeEngine(answer, {
		attempts,
		askedAt: new Date(NOW.getTime() - hoursAgo * 3_600_000),
		now: NOW,
		random
	});
/** Seconds until the next attempt, or why there is none. */
function next(...given: Parameters<typeof judge>): number | string {
	const verdict = judge(...given);
	return verdict.kind === 'retry' ? (verdict.at.getTime() - NOW.getTime()) / 1_000 : verdict.reason;
}

describe('after a failed attempt', () => {
	it('a silent engine is asked again, later and later', () => {
		const silent = { kind: 'no-answer', reason: 'ECONNREFUSED' } as const;
		expect([1, 2, 3, 20].map((attempts) => next(silent, attempts))).toEqual([30, 60, 120, 1_800]);
		expect(next(silent, 1, 0, 0.5)).toBe(37.5);
	});
	it('an engine that asks for patience gets it, within reason', () => {
		expect(next({ kind: 'throttled', retryAfter: 90_000 })).toBe(90);
		expect(next({ kind: 'throttled', retryAfter: 86_400_000 })).toBe(900);
		expect(next({ kind: 'throttled', retryAfter: -1 })).toBe(1);
		expect(next({ kind: 'throttled', retryAfter: null })).toBe(30);
	});
	it('a quota and a key take hours', () => {
		expect(next({ kind: 'over-quota' })).toBe(7_200);
		expect(next({ kind: 'refused', reason: '403' })).toBe(7_200);
	});
	it('a language that is not spoken is given up at once', () =>
		expect(next({ kind: 'unsupported' })).toBe('engine.unsupported'));
	it('a bad answer has a second chance, and no third', () => {
		const bad = { kind: 'faulty', code: 'translation.slot-missing' } as const;
		expect(next(bad, 1)).toBe(30);
		expect(next(bad, 2)).toBe('translation.slot-missing');
	});
	it('an unreadable answer has four', () => {
		const half = { kind: 'unreadable', reason: 'truncated' } as const;
		expect(next(half, 3)).toBe(120);
		expect(next(half, 4)).toBe('engine.unreadable');
	});
	it('nothing is tried after three days', () => {
		expect(next({ kind: 'no-answer', reason: 'x' }, 50, 71)).toBe(1_800);
		expect(next({ kind: 'no-answer', reason: 'x' }, 50, 72)).toBe('engine.no-answer');
		expect(next({ kind: 'over-quota' }, 9, 71)).toBe('engine.over-quota');
	});
	it('knows what concerns the engine and what concerns the text', () => {
		expect(isEngineDown({ kind: 'over-quota' })).toBe(true);
		expect(isEngineDown({ kind: 'no-answer', reason: 'x' })).toBe(true);
		expect(isEngineDown({ kind: 'unreadable', reason: 'html' })).toBe(false);
		expect(isEngineDown({ kind: 'faulty', code: 'translation.empty' })).toBe(false);
	});
});
