import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { type familyWriting, item, itemVersion } from '../db/schema/item';
import { type staffNote } from '../db/schema/staff';

const BATCH = 500;

/** A version whose planned instant has come. */
export type Due = {
	id: string;
	schoolId: string;
	/** A delay of the kind's own; null for none. */
	notBefore: Date | null;
	/** The head of the school lets it through in a closed period. */
	isUrgent: boolean;
	isOwnHomework: boolean;
};

/** A batch of what schools say, the earliest first; others look past it until the transaction ends. */
export function claimVersions(tx: Tx, now: Date): Promise<Due[]> {
	return tx
		.select({
			id: itemVersion.id,
			schoolId: itemVersion.schoolId,
			notBefore: itemVersion.notBefore,
			isUrgent: sql<boolean>`${itemVersion.urgentReason} is not null`,
			isOwnHomework: sql<boolean>`${item.kind} = 'homework' and ${item.sourceId} is null`
		})
		.from(itemVersion)
		.innerJoin(item, eq(item.id, itemVersion.itemId))
		.where(due(itemVersion, now))
		.orderBy(itemVersion.plannedAt)
		.limit(BATCH)
		.for('update', { of: itemVersion, skipLocked: true });
}

/** The same for what families write, and for what staff write to each other. */
export function claimWritings(
	tx: Tx,
	table: typeof familyWriting | typeof staffNote,
	now: Date
): Promise<{ id: string; schoolId: string }[]> {
	return tx
		.select({ id: table.id, schoolId: table.schoolId })
		.from(table)
		.where(due(table, now))
		.orderBy(table.plannedAt)
		.limit(BATCH)
		.for('update', { skipLocked: true });
}

function due(table: typeof itemVersion | typeof familyWriting | typeof staffNote, now: Date) {
	return and(isNull(table.releasedAt), isNull(table.withdrawnAt), lte(table.plannedAt, now));
}
