import type { Role } from '../shared/actor';

/** Who reads the figures of a network's schools: its coordinator, who reads no name anywhere. */
export function canSeeNetwork(actor: { roles: Role[] }): boolean {
	return actor.roles.includes('coordinator');
}
