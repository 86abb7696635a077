import type { GuardianActor, Role, StaffActor } from '../shared/actor';

const MAY_HELP: readonly Role[] = ['head', 'education-adviser', 'secretary', 'mediator', 'adviser'];

/**
 * Who writes down a diagnosis with a family, lends and takes back, and sees what homes lack: those
 * who go towards families. Not a teacher, nor an administrator, whose work is not families.
 */
export function canKeepEquipment(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => MAY_HELP.includes(role));
}

/** Who answers for a home and agrees to a loan: not a session that a letter opened, maybe a child's. */
export function canAnswerForHome(actor: Pick<GuardianActor, 'isProvisional'>): boolean {
	return !actor.isProvisional;
}
