import type { Role, StaffActor } from '../shared/actor';
import { canRunWorkshops } from '../workshop/workshop.policy';

/** Who gives out the address of the school's calendar of workshops: whoever runs them. */
export function canGiveFeed(actor: { roles: Role[] }): boolean {
	return canRunWorkshops(actor as StaffActor);
}
