import type { Role, StaffActor } from '../shared/actor';

const DECIDERS: readonly Role[] = ['head', 'administrator'];

/** Who stops all that leaves a school, and lets it go again: its head, and its administrator. */
export function canStopSending(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => DECIDERS.includes(role));
}
