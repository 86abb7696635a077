import { sql } from 'drizzle-orm';

/**
 * Of the rows of `s` (items with their state): `spoken`, the version that was last said of each (a
 * cancellation unsays), and `informed`, the guardians who know it: who opened it, whose phone
 * displayed its notification, and whose ladder says that she was reached (a short message was
 * delivered, or a person told her). What was opened before a correction does not count for it, as
 * far as its ladder can tell.
 */
export const informedPeople = sql`spoken as (
		select s.id as item_id, s.school_id, v.id as version_id, v.released_at
		from s cross join lateral (
			select id, released_at from item_version
			where item_id = s.id and change <> 'cancel' and released_at is not null
			order by number desc limit 1
		) v
	), informed as (
		select spoken.item_id, g.id as guardian_id
		from spoken
		join item_seen seen on seen.item_id = spoken.item_id
		join guardian g on g.account_id = seen.account_id and g.school_id = spoken.school_id
		left join notice n on n.item_version_id = spoken.version_id and n.guardian_id = g.id
		where n.id is null or seen.seen_at >= spoken.released_at
		union
		select spoken.item_id, g.id
		from spoken
		join delivery d on d.item_version_id = spoken.version_id and d.displayed_at is not null
		join guardian g on g.account_id = d.account_id and g.school_id = spoken.school_id
		union
		select spoken.item_id, n.guardian_id
		from spoken
		join notice n on n.item_version_id = spoken.version_id and n.step = 'reached'
	)`;
