import { and, eq, isNull } from 'drizzle-orm';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { workshopRegistration } from '../db/schema/item';
import { fillPlaces } from './fill-places';
import { findOffered } from './register-family';
import { unsay } from './say-to-registered';
import { oneAtATime } from './session-state';

/**
 * Gives the guardian's place back, or her rank; nothing happens when she has none. The place goes to
 * whoever waits first, in the same instant, and what she was told of the session is taken from her
 * page.
 */
export async function giveBackPlace(app: App, actor: GuardianActor, itemId: string): Promise<void> {
	const found = await app.db.transaction(actor, (tx) => findOffered(tx, itemId));
	if (!found?.registration_id) return;
	const now = app.clock.now();
	// As the system: whom the place goes to is nothing that she may see.
	const filled = await app.db.transaction(SYSTEM, async (tx) => {
		await oneAtATime(tx, found.id);
		const given = await tx
			.update(workshopRegistration)
			.set({ cancelledAt: now, waitingSince: null })
			.where(
				and(
					eq(workshopRegistration.itemId, found.id),
					eq(workshopRegistration.guardianId, found.guardian_id),
					isNull(workshopRegistration.cancelledAt)
				)
			)
			.returning({ id: workshopRegistration.id });
		if (given.length === 0) return 0;
		const session = { itemId: found.id, schoolId: found.school_id };
		await unsay(tx, session, [found.guardian_id], now);
		return fillPlaces(tx, found.id, now);
	});
	if (filled > 0) app.wake();
}
