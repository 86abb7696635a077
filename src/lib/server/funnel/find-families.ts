import { sql, type SQL } from 'drizzle-orm';
import { readSought, type Sought, type SoughtWord } from '../../domain/directory/name-search';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';

/** A guardian that a search found, with what tells her from another of the same name. */
export type FamilyFound = {
	guardianId: string;
	firstName: string;
	lastName: string;
	/** E.164, or none. */
	mobile: string | null;
	isConnected: boolean;
	/** Pupils still there over whom she has the authority. */
	children: { firstName: string; lastName: string; division: string | null }[];
};

/**
 * The guardians on file of the actor's school that what is typed may mean, the closest first: names of
 * parents or children in any order and spelling, digits of a telephone. Nothing typed finds nobody, and
 * neither does somebody who does not follow families.
 * @param limit how many at most
 */
export async function findFamilies(
	app: App,
	actor: StaffActor,
	typed: string,
	limit = 8
): Promise<FamilyFound[]> {
	const sought = canFollowConnections(actor) ? readSought(typed) : null;
	if (!sought) return [];
	const found = await app.db.transaction(actor, (tx) =>
		rows<Row>(
			tx,
			sql`with family as (${familyKeys(actor.schoolId)}), near as (
					select g.*, ${closenessInSql(sought, sql`g`)} as closeness
					from family g where ${soughtInSql(sought, sql`g`)}
					order by closeness, g.name_keys collate "C", g.id
					limit ${limit}
				)
				select n.id, n.first_name, n.last_name, n.mobile, n.account_id is not null as is_connected,
					(select json_agg(json_build_object('firstName', p.first_name, 'lastName', p.last_name,
							'division', d.code) order by d.code, p.first_name)
						from guardianship link join pupil p on p.id = link.pupil_id
						left join division d on d.id = p.division_id
						where link.guardian_id = n.id and link.has_access and p.left_at is null) as children
				from near n order by n.closeness, n.name_keys collate "C", n.id`
		)
	);
	return found.map((row) => ({
		guardianId: row.id,
		firstName: row.first_name,
		lastName: row.last_name,
		mobile: row.mobile,
		isConnected: row.is_connected,
		children: row.children
	}));
}

type Row = {
	id: string;
	first_name: string;
	last_name: string;
	mobile: string | null;
	is_connected: boolean;
	children: FamilyFound['children'];
};

/** Guardians on file with `keys`, their own and those of their children. */
function familyKeys(schoolId: string): SQL {
	return sql`select g.id, g.first_name, g.last_name, g.mobile, g.account_id, g.name_keys,
			g.name_keys || string_agg(p.name_keys, '') as keys
		from guardian g
		join guardianship link on link.guardian_id = g.id and link.has_access
		join pupil p on p.id = link.pupil_id and p.left_at is null
		where g.school_id = ${schoolId} and g.left_at is null
		group by g.id`;
}

/** Whether a row that has `keys` and `mobile` is found: what domain/directory/name-search.ts says. */
export function soughtInSql({ words, digits }: Sought, row: SQL): SQL {
	const conditions = words.map((word) => anyPiece(row, word.flat()));
	if (digits !== null) conditions.push(sql`strpos(coalesce(${row}.mobile, ''), ${digits}) > 0`);
	return sql.join(conditions, sql` and `);
}

/** How close it is: 0 when every word stands there as typed. */
export function closenessInSql({ words }: Sought, row: SQL): SQL {
	return sql.join([sql`0`, ...words.map((word) => rankOf(row, word))], sql` + `);
}

function rankOf(row: SQL, [whole, beginning, sound]: SoughtWord): SQL {
	return sql`case when ${anyPiece(row, whole)} then 0 when ${anyPiece(row, beginning)} then 1
		when ${anyPiece(row, sound)} then 2 else 3 end`;
}

function anyPiece(row: SQL, pieces: readonly string[]): SQL {
	const found = pieces.map((piece) => sql`strpos(${row}.keys, ${piece}) > 0`);
	return sql`(${sql.join(found, sql` or `)})`;
}
