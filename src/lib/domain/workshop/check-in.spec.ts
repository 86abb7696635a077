import { expect, test } from 'vitest';
import { checkIn } from './check-in';

const content = {
	theme: 'connect',
	startsAt: '2026-11-27T16:30:00Z',
	endsAt: '2026-11-27T18:00:00Z',
	place: 'Salle 12',
	capacity: 2
} as const;
const DURING = new Date('2026-11-27T16:40:00Z');
const scan = (changes: Partial<Parameters<typeof checkIn>[0]> = {}, now = DURING) => {
	const state = { shownChange: 'create', content, placesTaken: 1, hasPlace: false } as const;
	const result = checkIn({ ...state, ...changes }, now);
	return result.ok ? result.value : result.error.code;
};

test('who has a place is marked present; who has none takes one while there is room', () => {
	expect(scan({ hasPlace: true, placesTaken: 2 })).toBe('marks');
	expect(scan()).toBe('registers');
	expect(scan({ placesTaken: 2 })).toBe('workshop.full');
});

test('only while people come, and not to a session that does not take place', () => {
	expect(scan({ hasPlace: true }, new Date('2026-11-27T15:29:59Z'))).toBe('workshop.not-now');
	expect(scan({ hasPlace: true }, new Date('2026-11-27T19:00:00Z'))).toBe('workshop.not-now');
	expect(scan({ hasPlace: true, shownChange: 'cancel' })).toBe('workshop.cancelled');
	expect(scan({ hasPlace: true, shownChange: null })).toBe('workshop.not-found');
});
