import { sql, type SQL } from 'drizzle-orm';

/**
 * In SQL, invitations `f` with where their session stands: its words (the last that were not
 * withdrawn), and whether it is cancelled. One definition for staff and for the invited.
 */
export function invitedSessions(where: SQL): SQL {
	return sql`invited as (
		select f.id, f.item_id, f.facilitator_id, f.school_id, f.answer, f.answered_at, f.invited_at,
			f.withdrawn_at is not null as is_withdrawn,
			(i.recalled_at is not null or v.withdrawn_at is not null or v.change = 'cancel') as is_cancelled,
			v.content
		from facilitator_invitation f
		join item i on i.id = f.item_id
		cross join lateral (
			select v.content, v.change, v.withdrawn_at from item_version v where v.item_id = i.id
			order by v.withdrawn_at is not null, v.number desc limit 1
		) v
		where ${where}
	)`;
}
