import { sql, type SQL } from 'drizzle-orm';

/**
 * Whether a pupil `p` is one whom a row that has an item's audience is about: the pupil herself, one of
 * the division, anybody when it is for the whole school or for one guardian.
 * @param item alias of the row
 */
export function concernsPupil(item: SQL): SQL {
	return sql`(${item}.pupil_id is null or p.id = ${item}.pupil_id)
		and (${item}.division_id is null or p.division_id = ${item}.division_id)`;
}

/**
 * Whether a guardian `g` may read what a row that has an item's audience says: she has access to a pupil
 * whom it is about, and it is not said to another guardian alone.
 * @param item alias of the row
 */
export function concernsGuardian(item: SQL): SQL {
	return sql`((${item}.guardian_id is null or ${item}.guardian_id = g.id) and exists (
		select 1 from guardianship l join pupil p on p.id = l.pupil_id
		where l.guardian_id = g.id and l.has_access and p.left_at is null and ${concernsPupil(item)}
	))`;
}
