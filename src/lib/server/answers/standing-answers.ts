import { sql, type SQL } from 'drizzle-orm';

/**
 * That a row `w` of `family_writing` is to be read: released, not withdrawn, and no picture in whose
 * place the same account chose another since. What it said or wrote with its picture stays.
 */
export const isStanding: SQL = sql`w.released_at is not null and w.withdrawn_at is null and not (
	w.kind = 'message-answer' and w.text is null and w.recording_id is null and exists (
		select 1 from family_writing later
		where later.item_id = w.item_id and later.account_id = w.account_id
			and later.kind = 'message-answer' and later.reason is not null
			and later.released_at is not null and later.withdrawn_at is null
			and later.written_at > w.written_at
	)
)`;
