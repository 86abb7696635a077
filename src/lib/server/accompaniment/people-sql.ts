import { sql, type SQL } from 'drizzle-orm';

/**
 * People are read through the line that stands for theirs since a merge (`beneficiary.merged_into_id`
 * is never itself merged), with the names of the school's file as long as it has them.
 */
export const standingLine = (row: string): SQL =>
	sql.raw(`coalesce(${row}.merged_into_id, ${row}.id)`);

/** Who was helped by name, of an accompaniment `a`: JSON, each person once, in the order of names. */
export const peopleHelped: SQL = sql`(select coalesce(json_agg(json_build_object(
		'id', p.id, 'guardianId', p.guardian_id, 'firstName', p.first_name, 'lastName', p.last_name
	) order by p.last_name, p.first_name, p.id), '[]'::json)
	from (
		select distinct on (r.id) r.id, r.guardian_id,
			coalesce(g.first_name, r.first_name) as first_name,
			coalesce(g.last_name, r.last_name) as last_name
		from accompaniment_participant ap
		join beneficiary b on b.id = ap.beneficiary_id
		join beneficiary r on r.id = ${standingLine('b')}
		left join guardian g on g.id = r.guardian_id
		where ap.accompaniment_id = a.id
		order by r.id
	) p)`;

/** Somebody who was helped, as lists name her. */
export type Helped = {
	id: string;
	/** Null for somebody whom no file of the school knows. */
	guardianId: string | null;
	firstName: string;
	lastName: string;
};
