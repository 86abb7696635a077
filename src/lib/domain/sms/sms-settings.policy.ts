import type { Role, StaffActor } from '../shared/actor';

const DECIDERS: readonly Role[] = ['head', 'administrator'];

/** Who spends a school's money on short messages: its head, and its administrator. */
export function canSettleSms(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => DECIDERS.includes(role));
}
