import type { StaffActor } from '../shared/actor';
import { canImport } from './directory.policy';

/** Who settles whom families may call and which services count: the school's own office. */
export function canSettleSchool(actor: StaffActor): boolean {
	return canImport(actor);
}
