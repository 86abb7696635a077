import type { Role, StaffActor } from '../shared/actor';

const MAY_CALL: readonly Role[] = ['head', 'education-adviser', 'secretary', 'mediator'];

/**
 * Who takes over where machines stop: sees whom to call, says what became of it, prints letters.
 * A teacher does not (the list holds telephones), nor an administrator, whose work is not families.
 */
export function canCall(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => MAY_CALL.includes(role));
}
