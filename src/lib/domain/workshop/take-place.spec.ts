import { describe, expect, test } from 'vitest';
import { takePlace, type WorkshopState } from './take-place';

const NOW = new Date('2026-11-24T10:00:00Z');
const state = (changes: Partial<WorkshopState> = {}): WorkshopState => ({
	shownChange: 'create',
	content: {
		theme: 'connect',
		startsAt: '2026-11-27T16:30:00Z',
		endsAt: '2026-11-27T18:00:00Z',
		place: 'Salle 12',
		capacity: 2
	},
	placesTaken: 1,
	waiting: 0,
	has: null,
	...changes
});
const given = (asked: WorkshopState, now = NOW) => {
	const result = takePlace(asked, now);
	return result.ok ? result.value : result.error.code;
};

describe('a place at a workshop', () => {
	test('the last place is taken, and who comes next waits', () => {
		expect(given(state())).toBe('place');
		expect(given(state({ placesTaken: 2 }))).toBe('rank');
	});

	test('nobody passes before those who wait, not even at the instant a place is given back', () => {
		expect(given(state({ placesTaken: 1, waiting: 1 }))).toBe('rank');
	});

	test('asking again keeps one’s place, and one’s rank', () => {
		expect(given(state({ placesTaken: 2, has: 'place' }))).toBe('as-before');
		expect(given(state({ placesTaken: 2, waiting: 3, has: 'rank' }))).toBe('as-before');
	});

	test('without a number of places nobody waits', () => {
		const { capacity: _, ...content } = state().content;
		expect(given(state({ content, placesTaken: 500 }))).toBe('place');
	});

	test('held, cancelled or over', () => {
		expect(given(state({ shownChange: null }))).toBe('workshop.not-found');
		expect(given(state({ shownChange: 'cancel' }))).toBe('workshop.cancelled');
		expect(given(state(), new Date('2026-11-27T18:00:00Z'))).toBe('workshop.over');
		expect(given(state(), new Date('2026-11-27T17:59:59Z'))).toBe('place');
	});
});
