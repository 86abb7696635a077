import type { Role, StaffActor } from '../shared/actor';

const MAY_FOLLOW: readonly Role[] = [
	'head',
	'education-adviser',
	'secretary',
	'mediator',
	'adviser',
	'administrator'
];

/**
 * Who follows first connections: sees the list, prints letters, enters a language, ticks a service,
 * notes an outreach. A teacher does not: the list holds telephones and notes.
 */
export function canFollowConnections(actor: StaffActor): boolean {
	return actor.roles.some((role) => MAY_FOLLOW.includes(role));
}
