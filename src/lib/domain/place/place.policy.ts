import type { Role, StaffActor } from '../shared/actor';

const MAY_KEEP: readonly Role[] = [
	'head',
	'education-adviser',
	'secretary',
	'mediator',
	'adviser',
	'administrator'
];

/** Who sends families to places: sees them, says where the school is and which languages are spoken. */
export function canKeepPlaces(actor: StaffActor): boolean {
	return actor.roles.some((role) => MAY_KEEP.includes(role));
}
