import { sql } from 'drizzle-orm';
import type { Tx } from '../db/client';

/**
 * Locks what may still tell of an item, in the order in which its senders do. To be called as the
 * system.
 */
export async function lockWaiting(tx: Tx, itemId: string): Promise<void> {
	await tx.execute(sql`
		select m.id from sms m
		where m.state = 'waiting' and exists (
			select 1 from notice n where n.sms_id = m.id and n.item_id = ${itemId}::uuid
		)
		order by m.id for update`);
	await tx.execute(sql`
		select d.id from delivery d join item_version v on v.id = d.item_version_id
		where v.item_id = ${itemId}::uuid and d.state = 'waiting'
		order by d.id for update of d`);
	await tx.execute(sql`
		select n.id from notice n where n.item_id = ${itemId}::uuid order by n.id for update`);
}

/**
 * Voids what still waits to tell of an item: notifications, rungs of the ladder, and short messages
 * that are about nothing else. What is being sent at this instant is let go: its reader is told that
 * the school took it back. To be called as the system.
 */
export async function voidWaiting(tx: Tx, itemId: string, now: Date): Promise<void> {
	const at = now.toISOString();
	await tx.execute(sql`
		update delivery d set state = 'void'
		from item_version v
		where v.id = d.item_version_id and v.item_id = ${itemId}::uuid and d.state = 'waiting'
			and (d.lease_until is null or d.lease_until < ${at}::timestamptz)`);
	await tx.execute(sql`
		update notice set step = 'void', next_step_at = null
		where item_id = ${itemId}::uuid and step not in ('reached', 'void')`);
	await tx.execute(sql`
		update sms m set state = 'void'
		where m.state = 'waiting' and (m.lease_until is null or m.lease_until < ${at}::timestamptz)
			and exists (select 1 from notice n where n.sms_id = m.id and n.item_id = ${itemId}::uuid)
			and not exists (
				select 1 from notice n where n.sms_id = m.id and n.step not in ('reached', 'void')
			)`);
}

/**
 * The other way round: what was voided waits again (or was met by the sender since, and let go), and
 * the item is announced again to those for whom nothing was ever written. To be called as the system.
 */
export async function reviveWaiting(tx: Tx, itemId: string): Promise<void> {
	await tx.execute(sql`
		update delivery d set state = 'waiting'
		from item_version v
		where v.id = d.item_version_id and v.item_id = ${itemId}::uuid
			and (d.state = 'void' or (d.state = 'gone' and d.subscription_id is not null))`);
	// A ladder that was taken away is set up again, from its first rung, by the announcement.
	await tx.execute(sql`
		delete from notice where item_id = ${itemId}::uuid and step = 'void'`);
	await tx.execute(sql`
		update item_version set announced_at = null
		where item_id = ${itemId}::uuid and withdrawn_at is null`);
}
