import type { GuardianActor } from '../shared/actor';

/** How a guardian stands to the pupil of an absence. */
export type Relation = { hasAccess: boolean; hasLeft: boolean };

/**
 * A guardian answers for a pupil whose data is open to her, in a session opened by a met adult: a
 * letter alone may have been carried by the child (QUALITY, security).
 */
export function canJustify(actor: GuardianActor, relation: Relation | null): boolean {
	return !actor.isProvisional && relation !== null && relation.hasAccess && !relation.hasLeft;
}
