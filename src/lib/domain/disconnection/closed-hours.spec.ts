import { describe, expect, it } from 'vitest';
import {
	checkClosedHours,
	ownCalendarsToProve,
	PROOF_OWN_CALENDARS,
	PROOF_TIME_ZONES,
	schoolsToProve,
	SEVEN_MINUTES
} from '../../../../tests/support/closed-hours-check';
import { HOLIDAY_ZONES } from './holiday-zone';
import { nextRelease } from './release-window';

const WEEK = 7 * 86_400_000;
/** The weeks of the two changes of hour, of the Ascension bridge, and of the last day known. */
const WEEKS = ['2025-10-23', '2026-03-26', '2026-05-11', '2027-06-28'];

describe('the right to disconnect against an independent judge', () => {
	const schools = HOLIDAY_ZONES.flatMap((zone, z) =>
		PROOF_TIME_ZONES.flatMap((timeZone, t) => schoolsToProve(zone, timeZone, 100 + z * 10 + t))
	);

	const own = PROOF_OWN_CALENDARS.flatMap((place, p) => ownCalendarsToProve(place, 200 + p));

	it.each(
		[...schools, ...own].map(
			(hours, index) =>
				[`${hours.zone ?? 'own calendar'} ${hours.timeZone} ${index % 3}`, hours, index] as const
		)
	)('never opens early nor late: %s', (_name, hours, index) => {
		const start = Date.parse(`${WEEKS[index % WEEKS.length]}T00:00Z`);
		const verdict = checkClosedHours(hours, {
			step: SEVEN_MINUTES,
			stretches: [[start, start + WEEK]],
			edgeStride: 4
		});
		expect(verdict).toMatchObject({ violations: 0, late: 0, first: null });
		expect(verdict.instants).toBeGreaterThan(900);
	});

	it('finds openings in the years that a school gave, and none without', () => {
		const opens = own.map((hours) => nextRelease(hours, new Date('2025-10-08T15:00Z')).ok);
		expect(opens).toEqual([false, true, true, false, true, true]);
	});
});
