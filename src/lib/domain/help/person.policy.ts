import { canSettleSchool } from '../directory/settle-school.policy';
import type { Role, StaffActor } from '../shared/actor';

/** Who says whom families may turn to, and which téléservices are open: the school's own office. */
export function canSettleHelp(actor: { roles: Role[] }): boolean {
	return canSettleSchool(actor as StaffActor);
}
