import { DateTime } from 'luxon';
import { sql, type SQL } from 'drizzle-orm';
import type { CallFilters } from '../../domain/ladder/call-list.input';
import { concernsGuardian, concernsPupil } from '../compose/concerned';

/** The day of the school's wall clock that holds an instant: half-open. */
export function dayAround(now: Date, timeZone: string): { start: string; end: string } {
	const start = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
	return { start: start.toUTC().toISO()!, end: start.plus({ days: 1 }).toUTC().toISO()! };
}

/**
 * The things that people have to tell, as `things`: of guardians who are still on file and may still
 * see them, not seen meanwhile. `rank` is what matters first: urgent, absences of today, absences,
 * latenesses, messages. `is_shared`: another guardian of the child is informed.
 *
 * @param step `call` or `paper`
 */
export function openThings(
	schoolId: string,
	step: 'call' | 'paper',
	day: { start: string; end: string }
): SQL {
	return sql`things as (
		select n.*, i.kind, i.pupil_id, i.division_id, v.change, v.content, v.released_at,
			v.urgent_reason is not null as is_urgent, g.account_id,
			case
				when v.urgent_reason is not null then 0
				when i.kind = 'absence' and v.change <> 'cancel'
					and (v.content->>'startsAt')::timestamptz < ${day.end}::timestamptz
					and (v.content->>'endsAt')::timestamptz > ${day.start}::timestamptz then 1
				when i.kind = 'absence' then 2
				when i.kind = 'lateness' then 3
				else 4
			end as rank,
			i.pupil_id is not null and exists (
				select 1 from notice o
				where o.item_version_id = n.item_version_id and o.step = 'reached'
			) as is_shared
		from notice n
		join item_version v on v.id = n.item_version_id
		join item i on i.id = n.item_id
		join guardian g on g.id = n.guardian_id and g.left_at is null
		where n.school_id = ${schoolId}::uuid and n.step = ${step} and v.withdrawn_at is null
			and ${concernsGuardian(sql`i`)}
			and not exists (
				select 1 from item_seen s
				where s.item_id = n.item_id and s.account_id = g.account_id and s.seen_at >= v.released_at
			)
	)`;
}

/**
 * The persons of `things`, as `people`: those with a child in the chosen class, when one is, whom the
 * thing is about.
 */
export function peopleOf(filters: Pick<CallFilters, 'classe'>): SQL {
	const inClass = sql`where exists (
		select 1 from guardianship l join pupil p on p.id = l.pupil_id
		where l.guardian_id = t.guardian_id and l.has_access and p.left_at is null
			and p.division_id = ${filters.classe ?? null}::uuid
			and (t.pupil_id is null or p.id = t.pupil_id)
	)`;
	return sql`people as (
		select t.guardian_id, min(t.rank) as rank,
			bool_and(t.is_shared) filter (where t.rank < 4) as is_shared,
			min(t.to_call_since) as since, max(t.last_call_at) as last_call_at,
			array_agg(distinct t.kind) as kinds, array_agg(t.id) as notices
		from things t ${filters.classe ? inClass : sql``}
		group by t.guardian_id
	)`;
}

/** The pupils of a guardian `t.guardian_id` that a thing `t` is about, as JSON, by first name. */
export const concernedPupils = sql`(
	select json_agg(json_build_object('firstName', p.first_name, 'division', d.code)
		order by p.first_name, p.id)
	from guardianship l join pupil p on p.id = l.pupil_id
	left join division d on d.id = p.division_id
	where l.guardian_id = t.guardian_id and l.has_access and p.left_at is null
		and ${concernsPupil(sql`t`)}
)`;
