import type { Actor, Role } from '../shared/actor';

const MAY_IMPORT: readonly Role[] = ['administrator', 'head', 'secretary'];

/**
 * Who may load a school's files and take families' answers out: the school's own office. Mediators
 * and teachers may not; commands run by an administrator of the machine may.
 */
export function canImport(actor: Actor): boolean {
	if (actor.kind === 'system') return true;
	return actor.kind === 'staff' && actor.roles.some((role) => MAY_IMPORT.includes(role));
}
