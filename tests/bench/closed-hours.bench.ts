import { HOLIDAY_ZONES } from '../../src/lib/domain/disconnection/holiday-zone';
import {
	checkClosedHours,
	PROOF_TIME_ZONES,
	schoolsToProve,
	SEVEN_MINUTES
} from '../support/closed-hours-check';

/**
 * The long form of the proof: every 7 minutes and one millisecond on each side of every edge, from
 * September 2025 to 2 July 2027, three zones, three time zones, both presets, own hours and bridge
 * days drawn at random. Takes minutes.
 */
export async function run(): Promise<object> {
	const total = { name: 'closed-hours', instants: 0, violations: 0, late: 0 };
	for (const [z, zone] of HOLIDAY_ZONES.entries()) {
		for (const [t, timeZone] of PROOF_TIME_ZONES.entries()) {
			for (const hours of schoolsToProve(zone, timeZone, 1 + z * 10 + t)) {
				const verdict = checkClosedHours(hours, { step: SEVEN_MINUTES });
				total.instants += verdict.instants;
				total.violations += verdict.violations;
				total.late += verdict.late;
				if (verdict.first) console.log(verdict.first);
			}
			console.log(`zone ${zone}, ${timeZone}: ${total.instants} instants so far`);
		}
	}
	return total;
}
