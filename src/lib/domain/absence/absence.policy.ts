import type { GuardianActor } from '../shared/actor';

/**
 * A guardian answers in a session opened by a met adult: a letter alone may have been carried by
 * the child (QUALITY, security). Whose guardian she is, row level security says.
 */
export function canJustify(actor: GuardianActor): boolean {
	return !actor.isProvisional;
}
