import { inArray, sql } from 'drizzle-orm';
import { CLIMBING_KINDS } from '../../domain/delivery/delivery-settings';
import { concernsGuardian } from '../compose/concerned';
import type { Tx } from '../db/client';

/**
 * Sets up the ladder of what is being announced: one notice for each guardian who may see it,
 * connected or not, met or not. To be called as SYSTEM, in the transaction that announces, after
 * the deliveries were written.
 *
 * A version that is not the first makes an end of the ladders of those before it. A cancellation
 * climbs only for those who were told what it takes back: nobody else has anything to unlearn; of
 * what was recalled, those who opened it or to whom a person said it.
 * Homework and workshops do not climb, nor what is said of a loan when the thing is handed over: a
 * person just told her. The reminders of its return do.
 * Announcing again opens nothing twice.
 *
 * @param versionIds versions announced now, one for each item
 */
export async function openNotices(tx: Tx, versionIds: readonly string[], now: Date): Promise<void> {
	if (versionIds.length === 0) return;
	const announced = sql`announced as (
		select v.id, v.item_id, v.number, v.change, v.released_at,
			i.school_id, i.pupil_id, i.division_id, i.guardian_id, i.recalled_at
		from item_version v join item i on i.id = v.item_id
		where ${inArray(sql`v.id`, versionIds)} and v.withdrawn_at is null
			and ${inArray(sql`i.kind`, CLIMBING_KINDS)}
	)`;
	await tx.execute(sql`
		with ${announced}
		update notice n set step = 'void', next_step_at = null
		from announced a
		join item_version older on older.item_id = a.item_id and older.number < a.number
		where n.item_version_id = older.id and n.step not in ('reached', 'void')`);
	const opened = sql`${now.toISOString()}::timestamptz`;
	await tx.execute(sql`
		with ${announced}
		insert into notice (school_id, item_id, item_version_id, guardian_id, opened_at,
			step, next_step_at, reached_at, reached_through)
		select a.school_id, a.item_id, a.id, g.id, ${opened},
			case when s.seen_at >= a.released_at then 'reached' else 'push' end,
			case when s.seen_at >= a.released_at then null else ${opened} end,
			case when s.seen_at >= a.released_at then s.seen_at end,
			case when s.seen_at >= a.released_at then 'seen' end
		from announced a
		join guardian g on g.school_id = a.school_id and g.left_at is null
		left join item_seen s on s.item_id = a.item_id and s.account_id = g.account_id
		where ${concernsGuardian(sql`a`)} and case
			when a.change = 'cancel' then exists (
				select 1 from notice told left join sms m on m.id = told.sms_id
				where told.item_id = a.item_id and told.guardian_id = g.id and told.item_version_id <> a.id
					and (told.step = 'reached' or m.state in ('sent', 'delivered'))
					and (a.recalled_at is null or s.item_id is not null
						or told.reached_through in ('call', 'paper'))
			)
			else a.recalled_at is null or s.item_id is not null
		end and not exists (select 1 from equipment_loan l where l.said_item_id = a.item_id)
		on conflict do nothing`);
}
