import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { promoteWaiting } from '../../domain/workshop/promote-waiting';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { workshopRegistration } from '../db/schema/item';
import { sayToRegistered } from './say-to-registered';
import { findSession } from './session-state';

/**
 * Gives the places that are free to those who wait, the first who waits first, and tells them. To be
 * called as the system, after `oneAtATime`; call `app.wake()` after the transaction.
 *
 * @returns how many were given one
 */
export async function fillPlaces(tx: Tx, itemId: string, now: Date): Promise<number> {
	const session = await findSession(tx, itemId);
	if (!session || session.standingChange === 'cancel' || session.waiting === 0) return 0;
	const waiting = await tx
		.select({
			id: workshopRegistration.id,
			guardianId: workshopRegistration.guardianId,
			since: workshopRegistration.waitingSince
		})
		.from(workshopRegistration)
		.innerJoin(guardian, eq(guardian.id, workshopRegistration.guardianId))
		.where(
			and(
				eq(workshopRegistration.itemId, session.itemId),
				isNull(workshopRegistration.cancelledAt),
				isNotNull(workshopRegistration.waitingSince),
				isNull(guardian.leftAt)
			)
		)
		.orderBy(asc(workshopRegistration.waitingSince), asc(workshopRegistration.id));
	const called = promoteWaiting(
		session.content,
		session.placesTaken,
		waiting.map(({ since, ...one }) => ({ ...one, since: since! })),
		now
	);
	if (called.length === 0) return 0;
	await tx
		.update(workshopRegistration)
		.set({ waitingSince: null })
		.where(
			inArray(
				workshopRegistration.id,
				called.map(({ id }) => id)
			)
		);
	const who = called.map(({ guardianId }) => guardianId);
	await sayToRegistered(tx, session, 'place', who, now);
	return called.length;
}
