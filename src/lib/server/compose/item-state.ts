import { sql, type SQL } from 'drizzle-orm';
import { concernsGuardian } from './concerned';

/**
 * Items of a school with the version that says where they stand: the latest that was not
 * withdrawn, or the last withdrawn one when nothing else is left. A recalled item is taken back for those who saw it, and
 * recalled when nobody did.
 */
export function itemsWithState(schoolId: string): SQL {
	return sql`said as (
		select i.*, v.change, v.content, v.planned_at, v.released_at, v.entered_at,
			case when i.recalled_at is not null and exists (
					select 1 from item_seen seen where seen.item_id = i.id
				) then 'taken-back'
				when i.recalled_at is not null then 'recalled'
				when v.withdrawn_at is not null then 'never-shown'
				when v.change = 'cancel' and v.released_at is not null then 'taken-back'
				when v.released_at is not null then 'released'
				else 'held' end as state
		from item i
		cross join lateral (
			select * from item_version v where v.item_id = i.id
			order by v.withdrawn_at is not null, v.number desc limit 1
		) v
		where i.school_id = ${schoolId}
	)`;
}

/** The guardians on file whom a row `s` of `said` concerns. */
export const concernedGuardians = sql`
	guardian g where g.school_id = s.school_id and g.left_at is null
		and ${concernsGuardian(sql`s`)}`;
