import { describe, expect, it } from 'vitest';
import { stateAt } from './long-work';

const NOW = new Date('2026-11-24T09:00:00Z');
const row = (state: string, seconds: number) => ({
	state,
	expiresAt: new Date(NOW.getTime() + seconds * 1_000)
});

describe('how far long work is', () => {
	it.each(['running', 'done', 'failed'])('%s, until its time is over', (state) =>
		expect(stateAt(row(state, 1), NOW)).toBe(state)
	);

	it('is lost when whoever was doing it says nothing any more', () =>
		expect(stateAt(row('running', 0), NOW)).toBe('lost'));

	it.each(['done', 'failed'])('is forgotten after its time: %s', (state) =>
		expect(stateAt(row(state, 0), NOW)).toBe('forgotten')
	);
});
