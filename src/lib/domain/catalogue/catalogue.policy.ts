import type { Role, StaffActor } from '../shared/actor';
import { canRunWorkshops } from '../workshop/workshop.policy';

/** Whoever runs workshops, and the coordinator of a network, keep the catalogue. */
export function canKeepCatalogue(actor: { roles: Role[] }): boolean {
	return actor.roles.includes('coordinator') || canRunWorkshops(actor as StaffActor);
}
