import type { Role, StaffActor } from '../shared/actor';

/** Roles that help people one by one. */
export const MAY_ACCOMPANY: readonly Role[] = [
	'head',
	'education-adviser',
	'secretary',
	'mediator',
	'adviser'
];

/**
 * Who notes help given to people, reads it, plans appointments, merges and exports. Nobody else reads
 * a line: not a teacher, not who administers Passerelle.
 */
export function canAccompany(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => MAY_ACCOMPANY.includes(role));
}
