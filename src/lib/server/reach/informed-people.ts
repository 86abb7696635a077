import { sql } from 'drizzle-orm';

/**
 * Of the rows of `s` (items of one school with their state): `spoken`, the version that was last said of each (a
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
	), opened as materialized (
		select spoken.item_id, g.id as guardian_id,
			seen.seen_at >= spoken.released_at or not exists (
				select 1 from notice n
				where n.item_version_id = spoken.version_id and n.guardian_id = g.id
			) as is_informed
		from spoken
		join item_seen seen on seen.item_id = spoken.item_id
		join guardian g on g.account_id = seen.account_id and g.school_id = spoken.school_id
	), told_of as materialized (
		select spoken.item_id, n.guardian_id, n.step
		from spoken
		join notice n on n.item_version_id = spoken.version_id and n.step in ('reached', 'call', 'paper')
	), informed as (
		select item_id, guardian_id from opened where is_informed
		union
		select spoken.item_id, g.id
		from spoken
		join delivery d on d.item_version_id = spoken.version_id and d.displayed_at is not null
		join guardian g on g.account_id = d.account_id and g.school_id = spoken.school_id
		union
		select item_id, guardian_id from told_of where step = 'reached'
	)`;

/**
 * After `informedPeople`, of each item of `s`: how many guardians it concerns, and of these how many
 * know it, opened it, or are left to people. Who belongs to an audience is looked up once for all the
 * items that share it, and marks meet members in a hashed list (`is true` keeps it one), never in a
 * join: thousands of guardians of many items are a few seconds when a planner guesses a join wrong.
 */
export const countedPeople = sql`on_file as materialized (
		select g.id as guardian_id, p.id as pupil_id, p.division_id
		from guardianship link
		join pupil p on p.id = link.pupil_id and p.left_at is null
		join guardian g on g.id = link.guardian_id and g.left_at is null
		where link.school_id = (select school_id from s limit 1) and link.has_access
	), audience as materialized (
		select id as item_id, guardian_id, pupil_id, division_id,
			dense_rank() over (order by guardian_id, pupil_id, division_id) as audience
		from s
	), member as materialized (
		select distinct a.audience, o.guardian_id
		from (select distinct audience, guardian_id, pupil_id, division_id from audience) a
		join on_file o on (a.guardian_id is null or o.guardian_id = a.guardian_id)
			and (a.pupil_id is null or o.pupil_id = a.pupil_id)
			and (a.division_id is null or o.division_id = a.division_id)
	), marked as materialized (
		select a.item_id, count(*) filter (where mark = 'informed') as informed,
			count(*) filter (where mark = 'seen') as seen,
			count(*) filter (where mark = 'to-people') as to_people
		from audience a join (
			select item_id, guardian_id, 'informed' as mark from informed
			union all
			select item_id, guardian_id, 'seen' from opened
			union all
			select item_id, guardian_id, 'to-people' from told_of where step <> 'reached'
		) m on m.item_id = a.item_id
		where ((a.audience, m.guardian_id) in (select audience, guardian_id from member)) is true
		group by a.item_id
	), sized as materialized (
		select audience, count(*) as concerned from member group by audience
	), counted as (
		select a.item_id, coalesce(sized.concerned, 0)::int as concerned,
			coalesce(marked.informed, 0)::int as informed, coalesce(marked.seen, 0)::int as seen,
			coalesce(marked.to_people, 0)::int as to_people
		from audience a
		left join sized on sized.audience = a.audience
		left join marked on marked.item_id = a.item_id
	)`;
