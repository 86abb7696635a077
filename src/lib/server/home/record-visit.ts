import { sql } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import { rows, type Tx } from '../db/client';

/** An item that is about to be shown. */
export type AboutToShow = { id: string; school_id: string; is_seen: boolean };

/**
 * Keeps that an account came on a day of its schools, which items it was shown for the first time
 * and in which language, and that nobody needs to tell of them by other ways any more, in one
 * statement; answers whether the phone that asks is told when a school writes.
 *
 * An item that its school recalled since it was read is not kept as seen, and must not be shown: what
 * is shown and what is known to be seen are the same, whoever came first.
 *
 * @param days `YYYY-MM-DD`, one for each wall clock of the family's schools
 * @returns `shown`: those that are still there to be shown
 */
export async function recordVisit(
	tx: Tx,
	actor: GuardianActor,
	items: readonly AboutToShow[],
	days: readonly string[],
	now: Date
): Promise<{ isNotified: boolean; shown: ReadonlySet<string> }> {
	const at = now.toISOString();
	const about = JSON.stringify(
		items.map(({ id, school_id, is_seen }) => ({ id, school_id, is_seen }))
	);
	const [account] = await rows<{ is_notified: boolean; shown: string[] }>(
		tx,
		sql`with shown as (
			select n.id, n.school_id, n.is_seen
			from jsonb_to_recordset(${about}::text::jsonb) as n(id uuid, school_id uuid, is_seen bool)
			where n.is_seen or exists (select 1 from item where item.id = n.id)
		), seen as (
			insert into item_seen (item_id, account_id, school_id, seen_at, locale)
			select id, ${actor.accountId}::uuid, school_id, ${at}::timestamptz, ${actor.locale}
			from shown where not is_seen
			on conflict do nothing
		), reached as (
			update notice
			set step = 'reached', next_step_at = null, reached_at = ${at}::timestamptz,
				reached_through = 'seen'
			where id in (
				select n.id from notice n
				where n.item_id in (select id from shown) and n.step not in ('reached', 'void')
					and n.guardian_id in (
						select id from guardian where account_id = ${actor.accountId}::uuid
					)
				order by n.id
				for update
			)
		), day as (
			insert into presence_day (account_id, day)
			select distinct ${actor.accountId}::uuid, d::date
			from jsonb_array_elements_text(${JSON.stringify(days)}::text::jsonb) as d
			on conflict do nothing
		)
		update account set last_seen_at = ${at}::timestamptz where id = ${actor.accountId}::uuid
		returning exists (
			select 1 from push_subscription where session_id = ${actor.sessionId}
		) as is_notified,
			(select coalesce(json_agg(id), '[]') from shown) as shown`
	);
	return { isNotified: account?.is_notified ?? false, shown: new Set(account?.shown) };
}
