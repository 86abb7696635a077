import { sql } from 'drizzle-orm';
import { concernedGuardians } from '../compose/item-state';

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

/**
 * After `informedPeople`, of each item of `s`: how many guardians it concerns, and of these how many
 * know it, opened it, or are left to people. Grouped and never joined: thousands of guardians of many
 * items are a few seconds when a planner guesses a join wrong.
 */
export const countedPeople = sql`marks as (
		select s.id as item_id, g.id as guardian_id, 'concerned' as mark
		from s cross join lateral (select g.id from ${concernedGuardians}) g
		union all
		select item_id, guardian_id, 'informed' from informed
		union all
		select s.id, g.id, 'seen'
		from s
		join item_seen seen on seen.item_id = s.id
		join guardian g on g.account_id = seen.account_id and g.school_id = s.school_id
		union all
		select spoken.item_id, n.guardian_id, 'to-people'
		from spoken
		join notice n on n.item_version_id = spoken.version_id and n.step in ('call', 'paper')
	), marked as (
		select item_id, bool_or(mark = 'informed') as is_informed, bool_or(mark = 'seen') as is_seen,
			bool_or(mark = 'to-people') as is_to_people
		from marks group by item_id, guardian_id having bool_or(mark = 'concerned')
	), counted as (
		select item_id, count(*)::int as concerned,
			(count(*) filter (where is_informed))::int as informed,
			(count(*) filter (where is_seen))::int as seen,
			(count(*) filter (where is_to_people))::int as to_people
		from marked group by item_id
	)`;
