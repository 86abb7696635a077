import { inArray } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';

/** The rows of schools, read once for all that belongs to them in a batch. */
export async function schoolsById(
	tx: Tx,
	ids: readonly string[]
): Promise<Map<string, typeof school.$inferSelect>> {
	const once = [...new Set(ids)];
	if (once.length === 0) return new Map();
	const found = await tx.select().from(school).where(inArray(school.id, once));
	return new Map(found.map((row) => [row.id, row]));
}
