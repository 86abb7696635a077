import type { Role, StaffActor } from '../shared/actor';

const MAY_RECORD: readonly Role[] = ['head', 'education-adviser', 'secretary'];

/** Who records an absence or a lateness: the head, the CPE, the secretary. */
export function canRecordAbsence(actor: StaffActor): boolean {
	return actor.roles.some((role) => MAY_RECORD.includes(role));
}
