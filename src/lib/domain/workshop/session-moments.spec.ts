import { describe, expect, test } from 'vitest';
import { POLICY_OF_PRESET } from '../disconnection/disconnection-policy';
import type { SchoolHours } from '../disconnection/school-hours';
import { isDoorOpen, isLinkShown, linkOpensAt, reminderMoment } from './session-moments';

const PARIS: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};
const reminded = (startsAt: string, hours = PARIS) =>
	reminderMoment(hours, new Date(startsAt)).toISOString();

describe('the reminder of a workshop', () => {
	test('comes the day before, in the afternoon', () => {
		expect(reminded('2026-11-27T17:30:00+01:00')).toBe('2026-11-26T15:00:00.000Z');
	});

	test('for a Monday, comes on Friday: nothing rings on Sunday', () => {
		expect(reminded('2026-11-30T17:30:00+01:00')).toBe('2026-11-27T15:00:00.000Z');
	});

	test('in the holidays there is no such day: the morning itself, when the hours allow', () => {
		expect(reminded('2026-12-29T10:00:00+01:00')).toBe('2026-12-28T23:00:00.000Z');
	});

	test('is on the wall clock of an overseas school', () => {
		const reunion: SchoolHours = {
			...PARIS,
			zone: null,
			timeZone: 'Indian/Reunion',
			years: [{ from: '2026-08-17', until: '2027-07-10', holidays: [] }]
		};
		expect(reminded('2026-11-27T17:30:00+04:00', reunion)).toBe('2026-11-26T12:00:00.000Z');
	});
});

describe('the link of a session at a distance', () => {
	const session = {
		startsAt: new Date('2026-11-27T17:30:00+01:00'),
		endsAt: new Date('2026-11-27T19:00:00+01:00')
	};
	const shown = (at: string) => isLinkShown(PARIS, session, new Date(at));

	test('opens the day before at midnight and closes at the end', () => {
		expect(linkOpensAt(PARIS, session.startsAt).toISOString()).toBe('2026-11-25T23:00:00.000Z');
		expect(shown('2026-11-25T23:59:59+01:00')).toBe(false);
		expect(shown('2026-11-26T00:00:00+01:00')).toBe(true);
		expect(shown('2026-11-27T18:59:59+01:00')).toBe(true);
		expect(shown('2026-11-27T19:00:00+01:00')).toBe(false);
	});

	test('the sign on the door counts from an hour before to an hour after', () => {
		const isOpenAt = (at: string) => isDoorOpen(session, new Date(at));
		expect(isOpenAt('2026-11-27T16:29:59+01:00')).toBe(false);
		expect(isOpenAt('2026-11-27T16:30:00+01:00')).toBe(true);
		expect(isOpenAt('2026-11-27T19:59:59+01:00')).toBe(true);
		expect(isOpenAt('2026-11-27T20:00:00+01:00')).toBe(false);
	});
});
