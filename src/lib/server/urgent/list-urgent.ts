import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { itemVersion } from '../db/schema/item';
import { journal, staff } from '../db/schema/staff';
import { URGENT_ACTION } from './count-urgent';

const LATEST = 5;

/** Something that was let through in a closed period: when, why, by whom. */
export type UrgentItem = { itemId: string; at: Date; reason: string; by: string | null };

/** The latest things that a school let through, the last one first; those that are gone are left out. */
export async function listUrgent(tx: Tx, schoolId: string): Promise<UrgentItem[]> {
	const latest = await tx
		.select({ itemId: journal.subject })
		.from(journal)
		.where(and(eq(journal.schoolId, schoolId), eq(journal.action, URGENT_ACTION)))
		.orderBy(desc(journal.at))
		.limit(LATEST);
	const ids = latest.flatMap(({ itemId }) => (itemId ? [itemId] : []));
	if (ids.length === 0) return [];
	const found = await tx
		.select({
			itemId: itemVersion.itemId,
			at: itemVersion.receivedAt,
			reason: itemVersion.urgentReason,
			by: staff.name
		})
		.from(itemVersion)
		.leftJoin(staff, eq(staff.id, itemVersion.urgentBy))
		.where(and(inArray(itemVersion.itemId, ids), isNotNull(itemVersion.urgentReason)))
		.orderBy(desc(itemVersion.receivedAt));
	return found.map((row) => ({ ...row, reason: row.reason ?? '' }));
}
