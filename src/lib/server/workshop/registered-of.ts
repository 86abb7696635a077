import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { workshopRegistration } from '../db/schema/item';

/** Guardians who have a place at a session; `everybody`: those who wait for one too. */
export async function registeredOf(
	tx: Tx,
	itemId: string,
	who: 'placed' | 'everybody'
): Promise<string[]> {
	const found = await tx
		.select({ guardianId: workshopRegistration.guardianId })
		.from(workshopRegistration)
		.where(
			and(
				eq(workshopRegistration.itemId, itemId),
				isNull(workshopRegistration.cancelledAt),
				...(who === 'placed' ? [isNull(workshopRegistration.waitingSince)] : [])
			)
		)
		.orderBy(asc(workshopRegistration.id));
	return found.map(({ guardianId }) => guardianId);
}
