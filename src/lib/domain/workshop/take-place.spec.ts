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
	isRegistered: false,
	...changes
});
const codeOf = (given: WorkshopState, now = NOW) => {
	const result = takePlace(given, now);
	return result.ok ? null : result.error.code;
};

describe('a place at a workshop', () => {
	test('the last place may be taken, and no more', () => {
		expect(codeOf(state())).toBe(null);
		expect(codeOf(state({ placesTaken: 2 }))).toBe('workshop.full');
	});

	test('asking again for one’s own place is not refused when it is full', () => {
		expect(codeOf(state({ placesTaken: 2, isRegistered: true }))).toBe(null);
	});

	test('without a number of places nobody is turned away', () => {
		const { capacity: _, ...content } = state().content;
		expect(codeOf(state({ content, placesTaken: 500 }))).toBe(null);
	});

	test('held, cancelled or over', () => {
		expect(codeOf(state({ shownChange: null }))).toBe('workshop.not-found');
		expect(codeOf(state({ shownChange: 'cancel' }))).toBe('workshop.cancelled');
		expect(codeOf(state(), new Date('2026-11-27T18:00:00Z'))).toBe('workshop.over');
		expect(codeOf(state(), new Date('2026-11-27T17:59:59Z'))).toBe(null);
	});
});
