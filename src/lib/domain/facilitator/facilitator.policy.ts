import type { Role, StaffActor } from '../shared/actor';
import { canRunWorkshops } from '../workshop/workshop.policy';

/**
 * Who keeps the pool of facilitators, with their telephone and address: those who run workshops, and
 * the coordinator of a network. A teacher has no use for them.
 */
export function canKeepPool(actor: { roles: Role[] }): boolean {
	return actor.roles.includes('coordinator') || canRunWorkshops(actor as StaffActor);
}
