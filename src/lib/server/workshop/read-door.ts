import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import { workshopSession } from '../db/schema/workshop';
import { findSession } from './session-state';

/** The sign on the door of a session. */
export type Door = { id: string; content: WorkshopContent; key: string };

/**
 * The sign by which those who come to a session of the actor's school count themselves present; null
 * when there is none, when it is at a distance or does not take place, and for who runs no workshop.
 */
export async function readDoor(app: App, actor: StaffActor, itemId: string): Promise<Door | null> {
	if (!canRunWorkshops(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		const session = await findSession(tx, itemId);
		if (!session || session.schoolId !== actor.schoolId) return null;
		if (session.standingChange === 'cancel' || session.content.where === 'remote') return null;
		// A session from an import has no row of its own until somebody needs its sign.
		await tx
			.insert(workshopSession)
			.values({
				itemId: session.itemId,
				schoolId: session.schoolId,
				checkInKey: randomBytes(18).toString('base64url')
			})
			.onConflictDoNothing();
		const [kept] = await tx
			.select({ key: workshopSession.checkInKey })
			.from(workshopSession)
			.where(eq(workshopSession.itemId, session.itemId));
		return { id: session.itemId, content: session.content, key: kept!.key };
	});
}
