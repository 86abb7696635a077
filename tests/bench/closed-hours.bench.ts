import { HOLIDAY_ZONES } from '../../src/lib/domain/disconnection/holiday-zone';
import type { SchoolHours } from '../../src/lib/domain/disconnection/school-hours';
import {
	checkClosedHours,
	ownCalendarsToProve,
	PROOF_OWN_CALENDARS,
	PROOF_TIME_ZONES,
	schoolsToProve,
	SEVEN_MINUTES
} from '../support/closed-hours-check';

/**
 * The long form of the proof: every 7 minutes and one millisecond on each side of every edge, from
 * September 2025 to 2 July 2027, three zones, three time zones, both presets; territory, own hours
 * and bridge days drawn at random; and two académies overseas with the years that their schools gave,
 * drawn at random too. Takes minutes.
 */
export async function run(): Promise<object> {
	const total = { name: 'closed-hours', instants: 0, violations: 0, late: 0 };
	const prove = (name: string, schools: readonly SchoolHours[]) => {
		for (const hours of schools) {
			const verdict = checkClosedHours(hours, { step: SEVEN_MINUTES });
			total.instants += verdict.instants;
			total.violations += verdict.violations;
			total.late += verdict.late;
			if (verdict.first) console.log(verdict.first);
		}
		console.log(`${name}: ${total.instants} instants so far`);
	};
	for (const [z, zone] of HOLIDAY_ZONES.entries()) {
		for (const [t, timeZone] of PROOF_TIME_ZONES.entries()) {
			prove(`zone ${zone}, ${timeZone}`, schoolsToProve(zone, timeZone, 1 + z * 10 + t));
		}
	}
	for (const [p, place] of PROOF_OWN_CALENDARS.entries()) {
		for (let seed = 300 + p; seed < 304; seed += PROOF_OWN_CALENDARS.length) {
			prove(`own calendar, ${place.timeZone}`, ownCalendarsToProve(place, seed));
		}
	}
	return total;
}
