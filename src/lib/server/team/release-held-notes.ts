import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { staffNote } from '../db/schema/staff';

/**
 * Lets colleagues see at once the notes that wait: to be called as SYSTEM, in the transaction in which
 * a school decides that staff write to each other at any hour.
 */
export async function releaseHeldNotes(tx: Tx, schoolId: string, now: Date): Promise<void> {
	await tx
		.update(staffNote)
		.set({ releasedAt: now })
		.where(
			and(
				eq(staffNote.schoolId, schoolId),
				isNull(staffNote.releasedAt),
				isNull(staffNote.withdrawnAt)
			)
		);
}
