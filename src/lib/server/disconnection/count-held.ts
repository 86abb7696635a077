import { sql } from 'drizzle-orm';
import { rows, type Tx } from '../db/client';

/** What a school holds for its families, and when the first of it goes; `next` is null for nothing. */
export type Held = { items: number; next: Date | null };

/** Counts what the school has written and not yet released. */
export async function countHeld(tx: Tx, schoolId: string): Promise<Held> {
	const [found] = await rows<{ items: number; next: Date | string | null }>(
		tx,
		sql`select count(distinct item_id)::int as items, min(planned_at) as next
			from item_version
			where school_id = ${schoolId}::uuid and released_at is null and withdrawn_at is null`
	);
	const { items, next } = found ?? { items: 0, next: null };
	return { items, next: next === null ? null : new Date(next) };
}
