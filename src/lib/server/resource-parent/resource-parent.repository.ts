import { and, eq, sql } from 'drizzle-orm';
import type { ResourceParent } from '../../domain/resource-parent/resource-parent';
import type { Tx } from '../db/client';
import { resourceParent } from '../db/schema/resource-parent';

/** A row, and what the domain decides on. */
export type FoundResourceParent = typeof resourceParent.$inferSelect & ResourceParent;

/** A resource parent of a school, locked until the transaction ends; null when there is none. */
export async function findResourceParent(
	tx: Tx,
	key: { id: string; schoolId: string }
): Promise<FoundResourceParent | null> {
	const [found] = await tx
		.select()
		.from(resourceParent)
		.where(and(eq(resourceParent.id, key.id), eq(resourceParent.schoolId, key.schoolId)))
		.for('update');
	return (found as FoundResourceParent | undefined) ?? null;
}

/** Keeps what a decision changed. */
export async function saveDecision(tx: Tx, id: string, decided: ResourceParent): Promise<void> {
	const { state, headId, headAt, inspectorId, inspectorAt, endedAt, endReason } = decided;
	await tx
		.update(resourceParent)
		.set({
			state,
			headId,
			headAt,
			inspectorId,
			inspectorAt,
			endedAt,
			endReason,
			revision: sql`revision + 1`
		})
		.where(eq(resourceParent.id, id));
}
