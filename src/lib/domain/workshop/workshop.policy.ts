import type { Role, StaffActor } from '../shared/actor';

const MAY_RUN: readonly Role[] = ['head', 'education-adviser', 'secretary', 'mediator', 'adviser'];

/** Who creates a session, registers somebody on the spot and takes attendance. */
export function canRunWorkshops(actor: StaffActor): boolean {
	return actor.roles.some((role) => MAY_RUN.includes(role));
}
