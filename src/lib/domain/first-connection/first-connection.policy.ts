import type { Role, StaffActor } from '../shared/actor';

/** Who makes first connections in a school; teachers point families to them. */
const CONNECTS: readonly Role[] = [
	'head',
	'education-adviser',
	'secretary',
	'mediator',
	'adviser',
	'administrator'
];

/** Whether a member of staff may print invitations for the guardians of their school. */
export function canInvite(actor: StaffActor): boolean {
	return actor.roles.some((role) => CONNECTS.includes(role));
}

/** Whether a member of staff may say that an adult was met, which opens the children's data. */
export function canConfirmAdult(actor: StaffActor): boolean {
	return canInvite(actor);
}

/** How a guardian row stands to the children of the school. */
export interface Standing {
	hasLeft: boolean;
	/** Pupils present in the school whose data is open to the guardian. */
	openChildren: number;
}

/** An invitation is for an adult with a child here and the right to follow their schooling. */
export function mayBeInvited(standing: Standing): boolean {
	return !standing.hasLeft && standing.openChildren > 0;
}
