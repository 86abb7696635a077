import type { StaffActor } from '../shared/actor';

/** Who records an absence or a lateness: the office (secretary, CPE) and the head. */
export function canRecordAbsence(actor: StaffActor): boolean {
	return actor.roles.includes('secretary') || actor.roles.includes('head');
}
