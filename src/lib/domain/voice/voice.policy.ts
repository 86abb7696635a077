import type { Role, StaffActor } from '../shared/actor';

const RECORDERS: readonly Role[] = ['head', 'education-adviser', 'secretary', 'mediator'];

/** Who fills the voice bank: the office, and a mediator, who is often the speaker. */
export function canRecordVoices(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => RECORDERS.includes(role));
}
