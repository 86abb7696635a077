import type { StaffActor } from '../shared/actor';

/** Who lets something through in a closed period: the head of the school alone (PRODUCT rule 1). */
export function canSendUrgent(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.includes('head');
}
