import { and, eq, inArray, isNull, lte, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { isOpen, nextOpening } from '../../domain/disconnection/release-window';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { familyWriting, itemVersion } from '../db/schema/item';
import { hoursOrNull } from './hours-of-school';

const BATCH = 500;
/** When to look again at what has no opening that can be told. */
export const NO_CALENDAR_WAIT = 3_600_000;

type Due = { id: string; schoolId: string };

/**
 * Releases what is due, in both directions: a batch of what schools say and a batch of what
 * families write. Each row's instant is checked against the school's present policy: a row whose
 * hour has become a closed one is planned again. Several processes may do this at once.
 *
 * @returns how many rows were dealt with; more may be due while it is not 0
 */
export async function releaseDue(app: App): Promise<number> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const withdrawn = await withdrawCancelledUnseen(tx, now);
		let count = withdrawn;
		for (const table of [itemVersion, familyWriting] as const) {
			const due = await claimDue(tx, table, now);
			count += due.length;
			for (const [schoolId, rows] of Map.groupBy(due, (row) => row.schoolId)) {
				const [row] = await tx.select().from(school).where(eq(school.id, schoolId));
				const hours = row ? hoursOrNull(app, row) : null;
				await tx
					.update(table)
					.set(releaseOf(app, hours, schoolId, now))
					.where(
						inArray(
							table.id,
							rows.map((row) => row.id)
						)
					);
			}
		}
		return count;
	});
}

function releaseOf(app: App, hours: SchoolHours | null, schoolId: string, now: Date) {
	const later = { plannedAt: new Date(now.getTime() + NO_CALENDAR_WAIT) };
	if (!hours) return later;
	if (isOpen(hours, now)) return { releasedAt: now };
	const opening = nextOpening(hours, now);
	if (opening.ok) return { plannedAt: opening.value };
	app.log.warn({ schoolId, day: opening.error.day }, 'no calendar to release by');
	return later;
}

function claimDue(
	tx: Tx,
	table: typeof itemVersion | typeof familyWriting,
	now: Date
): Promise<Due[]> {
	return tx
		.select({ id: table.id, schoolId: table.schoolId })
		.from(table)
		.where(and(isNull(table.releasedAt), isNull(table.withdrawnAt), lte(table.plannedAt, now)))
		.orderBy(table.plannedAt)
		.limit(BATCH)
		.for('update', { skipLocked: true });
}

/** A thing cancelled before anyone could see it is never shown, its cancellation neither. */
async function withdrawCancelledUnseen(tx: Tx, now: Date): Promise<number> {
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
