import { HOLIDAY_ZONES } from '../../src/lib/domain/disconnection/holiday-zone';
import { checkClosedHours, SEVEN_MINUTES } from '../support/closed-hours-check';
import {
	proofsOfPlace,
	proofsOfZone,
	PROOF_OWN_CALENDARS,
	PROOF_TIME_ZONES,
	type Proof
} from '../support/closed-hours-schools';

/** Drawings of each place that gives its own calendar. */
const DRAWN = 3;

/**
 * The long form of the proof: every 7 minutes and one millisecond on each side of every edge, from
 * September 2025 to 2 July 2027, three zones, three time zones, both presets; territory, own hours
 * and bridge days drawn at random; Corse and two académies overseas with the years that their schools
 * gave, drawn at random too; and with each of them a family's own hours, a spread and a delay. At
 * each instant a thing is released and told, and a grade.
 */
export async function run(): Promise<object> {
	const total = { name: 'closed-hours', instants: 0, violations: 0, late: 0 };
	const prove = (title: string, proofs: readonly Proof[]) => {
		for (const proof of proofs) {
			const verdict = checkClosedHours(proof, SEVEN_MINUTES);
			total.instants += verdict.instants;
			total.violations += verdict.violations;
			total.late += verdict.late;
			if (verdict.first) console.log(`${proof.name}: ${verdict.first}`);
		}
		console.log(`${title}: ${total.instants} instants so far`);
	};
	for (const [z, zone] of HOLIDAY_ZONES.entries()) {
		for (const [t, timeZone] of PROOF_TIME_ZONES.entries()) {
			prove(`zone ${zone}, ${timeZone}`, proofsOfZone(zone, timeZone, 1 + z * 10 + t));
		}
	}
	for (const [p, place] of PROOF_OWN_CALENDARS.entries()) {
		for (let n = 0; n < DRAWN; n += 1) {
			prove(`own calendar, ${place.timeZone}`, proofsOfPlace(place, 300 + p * 10 + n));
		}
	}
	return total;
}
