import { createHash } from 'node:crypto';
import type { GuardianActor } from '../../domain/shared/actor';

/**
 * What a page says of whose it is, so that the phone's outbox never sends one person's answer under
 * another's session. A hash: the account's id stays on the server.
 */
export function pageKeyOf(actor: GuardianActor): string {
	return createHash('sha256').update(`page/${actor.accountId}`).digest('base64url').slice(0, 16);
}
