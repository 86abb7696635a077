import { inArray, sql } from 'drizzle-orm';
import { rows, type Tx } from '../db/client';
import { voidWaiting } from '../recall/void-waiting';

/**
 * Takes away, without a word, what was said before of the returns that these versions remind of: the
 * family keeps one card for one loan, the last. To be called as the system, in the transaction that
 * releases them.
 *
 * @param released versions released now
 */
export async function dropFormerReminders(
	tx: Tx,
	released: readonly string[],
	now: Date
): Promise<void> {
	if (released.length === 0) return;
	const at = sql`${now.toISOString()}::timestamptz`;
	const former = await rows<{ item_id: string }>(
		tx,
		sql`update item_version old
			set withdrawn_at = ${at}, announced_at = coalesce(old.announced_at, ${at})
			from equipment_loan l, unnest(l.reminder_item_ids) with ordinality as told(item_id, place)
			where told.item_id in (
					select v.item_id from item_version v join item i on i.id = v.item_id
					where ${inArray(sql`v.id`, released)} and i.guardian_id is not null and i.kind = 'message'
				)
				and (old.item_id = l.said_item_id
					or old.item_id = any (l.reminder_item_ids[1 : told.place::int - 1]))
				and old.withdrawn_at is null
			returning old.item_id`
	);
	for (const { item_id } of former) await voidWaiting(tx, item_id, now);
}
