import type { GuardianActor } from '../shared/actor';

/**
 * A guardian answers a message, and hears her own voice again, in a session opened by a met adult: a
 * letter alone may have been carried by the child (QUALITY, security). Whose message it is, row level
 * security says.
 */
export function canAnswerMessage(actor: GuardianActor): boolean {
	return !actor.isProvisional;
}
