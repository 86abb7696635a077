import { and, eq, isNull } from 'drizzle-orm';
import { nextRelease } from '../../domain/disconnection/release-window';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { familyWriting, itemVersion } from '../db/schema/item';
import { hoursOrNull } from './hours-of-school';
import { NO_CALENDAR_WAIT } from './release-due';

/**
 * Plans again all that a school holds, in both directions, by its hours as they now are: to be called
 * in the transaction that changes a calendar or a policy, as SYSTEM (staff do not see what families
 * wrote before its release). What is held waits for the next opening, so all of it moves to the same
 * instant; what was released stays so. The release loop is to be woken after the transaction.
 */
export async function replanHeld(app: App, tx: Tx, schoolId: string, now: Date): Promise<void> {
	const [row] = await tx.select().from(school).where(eq(school.id, schoolId));
	const hours = row ? hoursOrNull(app, row) : null;
	const opening = hours && nextRelease(hours, now);
	const plannedAt = opening?.ok ? opening.value : new Date(now.getTime() + NO_CALENDAR_WAIT);
	for (const table of [itemVersion, familyWriting] as const) {
		await tx
			.update(table)
			.set({ plannedAt })
			.where(
				and(eq(table.schoolId, schoolId), isNull(table.releasedAt), isNull(table.withdrawnAt))
			);
	}
}
