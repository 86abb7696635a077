import type { Role, StaffActor } from '../shared/actor';

const DECIDERS: readonly Role[] = ['head', 'administrator'];

/** Who settles when a school may be heard, and how families are told: its head, its administrator. */
export function canSettleDisconnection(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => DECIDERS.includes(role));
}

/** Who sees it: whoever works in the school, for these hours protect everybody there. */
export function canSeeDisconnection(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.length > 0;
}
