import { and, eq, inArray, isNull, lte, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../db/client';
import { itemVersion } from '../db/schema/item';

/** A thing cancelled before anyone could see it is never shown, its cancellation neither. */
export async function withdrawCancelledUnseen(tx: Tx, now: Date): Promise<number> {
	const cancel = alias(itemVersion, 'cancel');
	const seen = alias(itemVersion, 'seen');
	const dueCancellations = tx
		.select({ itemId: cancel.itemId })
		.from(cancel)
		.where(
			and(
				eq(cancel.change, 'cancel'),
				isNull(cancel.releasedAt),
				isNull(cancel.withdrawnAt),
				lte(cancel.plannedAt, now),
				notExists(
					tx
						.select({ one: sql`1` })
						.from(seen)
						.where(
							and(
								eq(seen.itemId, cancel.itemId),
								isNull(seen.withdrawnAt),
								sql`${seen.releasedAt} is not null`
							)
						)
				)
			)
		);
	const withdrawn = await tx
		.update(itemVersion)
		.set({ withdrawnAt: now })
		.where(
			and(
				inArray(itemVersion.itemId, dueCancellations),
				isNull(itemVersion.releasedAt),
				isNull(itemVersion.withdrawnAt)
			)
		)
		.returning({ id: itemVersion.id });
	return withdrawn.length;
}
