import { eq } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { familySession } from '../db/schema/account';

/**
 * Ends the session of a device of the guardian's; it takes effect at its next request. A session
 * opened by a letter alone may be the child's: it ends itself only, never the parent's.
 */
export async function removeDevice(
	app: App,
	actor: GuardianActor,
	sessionId: string
): Promise<void> {
	if (actor.isProvisional && sessionId !== actor.sessionId) return;
	await app.db.transaction(actor, (tx) =>
		tx.delete(familySession).where(eq(familySession.id, sessionId))
	);
}
