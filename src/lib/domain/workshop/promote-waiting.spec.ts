import { describe, expect, test } from 'vitest';
import { promoteWaiting } from './promote-waiting';

const STARTS = '2026-11-27T16:30:00Z';
const NOW = new Date('2026-11-24T10:00:00Z');
const at = (minute: number) => new Date(NOW.getTime() - 3_600_000 + minute * 60_000);
const WAITING = [
	{ id: 'c', since: at(3) },
	{ id: 'b', since: at(1) },
	{ id: 'd', since: at(3) },
	{ id: 'a', since: at(2) }
];
const who = (capacity: number | undefined, taken: number, now = NOW) =>
	promoteWaiting(
		{ startsAt: STARTS, ...(capacity === undefined ? {} : { capacity }) },
		taken,
		WAITING,
		now
	)
		.map(({ id }) => id)
		.join('');

describe('those who wait for a place', () => {
	test('a place given back goes to who waits longest', () => {
		expect(who(10, 9)).toBe('b');
	});

	test('more places go to as many, in the order in which they came; a tie has always the same order', () => {
		expect(who(10, 7)).toBe('bac');
		expect(who(10, 6)).toBe('bacd');
		expect(who(20, 0)).toBe('bacd');
	});

	test('a full session, or one that the office filled over its number, calls nobody', () => {
		expect(who(10, 10)).toBe('');
		expect(who(10, 12)).toBe('');
	});

	test('when the number of places is lifted everybody comes', () => {
		expect(who(undefined, 50)).toBe('bacd');
	});

	test('nobody is called to a session that has begun', () => {
		expect(who(10, 0, new Date(STARTS))).toBe('');
	});
});
