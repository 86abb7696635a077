import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '../disconnection/disconnection-policy';
import type { SchoolHours } from '../disconnection/school-hours';
import { metAs, overlaps } from './appointment';
import { reminderAt } from './reminder';

const paris: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};
const reminded = (startsAt: string, told: string) =>
	reminderAt(paris, new Date(startsAt), new Date(told))?.toISOString() ?? null;

describe('the reminder of an appointment', () => {
	it('comes the day before, at the same hour of the wall clock', () => {
		expect(reminded('2026-11-26T14:00+01:00', '2026-11-24T10:00+01:00')).toBe(
			'2026-11-25T13:00:00.000Z'
		);
	});

	it('waits for the opening of that day when the hour is a closed one', () => {
		expect(reminded('2026-11-26T06:30+01:00', '2026-11-24T10:00+01:00')).toBe(
			'2026-11-25T06:00:00.000Z'
		);
	});

	it('comes on Friday for a Monday', () => {
		expect(reminded('2026-11-30T09:00+01:00', '2026-11-24T10:00+01:00')).toBe(
			'2026-11-27T08:00:00.000Z'
		);
	});

	it('crosses the change of hour: the same hour of the clock, not 24 hours', () => {
		// Clocks go forward on Sunday 29 March 2026: Friday's ten o'clock is one hour of UTC later.
		expect(reminded('2026-03-30T10:00+02:00', '2026-03-20T10:00+01:00')).toBe(
			'2026-03-27T09:00:00.000Z'
		);
	});

	it('is not sent for tomorrow when the family is told today', () => {
		expect(reminded('2026-11-25T14:00+01:00', '2026-11-24T10:00+01:00')).toBeNull();
	});

	it('is not sent when only holidays come before', () => {
		// Zone C comes back on Monday 2 November 2026.
		expect(reminded('2026-11-02T09:00+01:00', '2026-10-12T10:00+02:00')).toBeNull();
	});
});

describe('two appointments', () => {
	const slot = (hour: string, durationMinutes: number) => ({
		startsAt: new Date(`2026-11-26T${hour}:00Z`),
		durationMinutes
	});

	it.each([
		['one inside the other', slot('10:00', 60), slot('10:15', 15), true],
		['one after the other', slot('10:00', 30), slot('10:30', 30), false],
		['by a minute', slot('10:00', 31), slot('10:30', 30), true],
		['far apart', slot('10:00', 30), slot('14:00', 30), false]
	] as const)('%s', (_how, a, b, expected) => {
		expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected]);
	});
});

describe('whom the family is told that it meets', () => {
	it('is the mediator, whatever else she is; an adviser of France services too', () => {
		expect(metAs(['head', 'mediator'])).toBe('mediator');
		expect(metAs(['adviser'])).toBe('mediator');
		expect(metAs(['education-adviser'])).toBe('education-adviser');
		expect(metAs(['teacher', 'administrator'])).toBeNull();
	});
});
