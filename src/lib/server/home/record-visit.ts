import { sql } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import { rows, type Tx } from '../db/client';

/**
 * Keeps that an account came on a day of its schools, and which items it was shown for the first
 * time, in one
 * statement; answers whether the phone that asks is told when a school writes.
 *
 * @param days `YYYY-MM-DD`, one for each wall clock of the family's schools
 */
export async function recordVisit(
	tx: Tx,
	actor: GuardianActor,
	newlySeen: readonly { id: string; school_id: string }[],
	days: readonly string[],
	now: Date
): Promise<{ isNotified: boolean }> {
	const at = now.toISOString();
	const seen = JSON.stringify(newlySeen.map(({ id, school_id }) => ({ id, school_id })));
	const [account] = await rows<{ is_notified: boolean }>(
		tx,
		sql`with seen as (
			insert into item_seen (item_id, account_id, school_id, seen_at)
			select id, ${actor.accountId}::uuid, school_id, ${at}::timestamptz
			from jsonb_to_recordset(${seen}::text::jsonb) as n(id uuid, school_id uuid)
			on conflict do nothing
		), day as (
			insert into presence_day (account_id, day)
			select distinct ${actor.accountId}::uuid, d::date
			from jsonb_array_elements_text(${JSON.stringify(days)}::text::jsonb) as d
			on conflict do nothing
		)
		update account set last_seen_at = ${at}::timestamptz where id = ${actor.accountId}::uuid
		returning exists (
			select 1 from push_subscription where session_id = ${actor.sessionId}
		) as is_notified`
	);
	return { isNotified: account?.is_notified ?? false };
}
