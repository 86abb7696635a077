import { sql } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import { readSought } from '../../domain/directory/name-search';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { soughtInSql } from '../funnel/find-families';
import { everybody, pairsOf, type LikelyPerson } from './find-likely';

/** Somebody who was helped, in the list of people. */
export type PersonInList = {
	id: string;
	guardianId: string | null;
	firstName: string;
	lastName: string;
	phone: string | null;
	helps: number;
	lastHelp: Date | null;
	/** Lines that were merged into hers. */
	merged: number;
};

export type PeoplePage = {
	people: PersonInList[];
	total: number;
	/** Who may be one person with somebody else; a shared telephone alone is told too. */
	likely: LikelyPerson[];
};

const SHOWN = 200;

/**
 * Those who were helped, whom no file of the school knows first asked for, the latest helped first;
 * and who may be there twice. Empty for who may not read it.
 *
 * @param query.q a name however it is spelt, or digits of a telephone
 * @param query.isOffFile only those whom no file knows
 */
export async function listPeople(
	app: App,
	actor: StaffActor,
	query: { q: string; isOffFile: boolean }
): Promise<PeoplePage> {
	if (!canAccompany(actor)) return { people: [], total: 0, likely: [] };
	return app.db.transaction(actor, async (tx) => {
		const all = await everybody(tx, actor);
		const offFile = all.filter(({ guardianId }) => guardianId === null);
		return { ...(await matching(tx, actor, query)), likely: pairsOf(offFile, all) };
	});
}

async function matching(
	tx: Tx,
	actor: StaffActor,
	{ q, isOffFile }: { q: string; isOffFile: boolean }
) {
	const sought = readSought(q);
	const conditions = [
		sql`b.school_id = ${actor.schoolId}`,
		sql`b.merged_into_id is null`,
		...(isOffFile ? [sql`b.guardian_id is null`] : []),
		...(sought ? [soughtInSql(sought, sql`person`)] : [])
	];
	const found = await rows<Row>(
		tx,
		sql`with helped as (
				select coalesce(l.merged_into_id, l.id) as standing, count(distinct a.id)::int as helps,
					max(a.at) as last_help
				from accompaniment_participant ap
				join beneficiary l on l.id = ap.beneficiary_id
				join accompaniment a on a.id = ap.accompaniment_id and a.undone_at is null
				where ap.school_id = ${actor.schoolId}
				group by 1
			)
			select b.id, b.guardian_id, person.first_name, person.last_name,
				coalesce(b.phone, g.mobile) as phone, coalesce(h.helps, 0) as helps, h.last_help,
				(select count(*)::int from beneficiary l where l.merged_into_id = b.id) as merged,
				count(*) over ()::int as total
			from beneficiary b
			left join guardian g on g.id = b.guardian_id
			left join helped h on h.standing = b.id
			cross join lateral (
				select coalesce(g.first_name, b.first_name) as first_name,
					coalesce(g.last_name, b.last_name) as last_name,
					name_keys(coalesce(g.last_name, b.last_name), coalesce(g.first_name, b.first_name)) as keys,
					coalesce(b.phone, '') || ' ' || coalesce(g.mobile, '') as mobile
			) person
			where ${sql.join(conditions, sql` and `)}
			order by h.last_help desc nulls last, person.last_name, b.id
			limit ${SHOWN}`
	);
	return {
		people: found.map((row) => ({
			id: row.id,
			guardianId: row.guardian_id,
			firstName: row.first_name,
			lastName: row.last_name,
			phone: row.phone,
			helps: row.helps,
			lastHelp: row.last_help ? new Date(row.last_help) : null,
			merged: row.merged
		})),
		total: found[0]?.total ?? 0
	};
}

type Row = {
	id: string;
	guardian_id: string | null;
	first_name: string;
	last_name: string;
	phone: string | null;
	helps: number;
	last_help: string | null;
	merged: number;
	total: number;
};
