import { sql } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import { hear, likenessOf, type Likeness } from '../../domain/accompaniment/likely-same';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';

/** A person as she stands in a comparison. */
export type ComparedPerson = {
	/** `p:` and the key of her line, or `g:` and that of a guardian whom nobody has helped yet. */
	address: string;
	id: string | null;
	guardianId: string | null;
	firstName: string;
	lastName: string;
	phone: string | null;
	locale: Language | null;
	helps: number;
	lastHelp: Date | null;
	/** Children of whom she is a guardian, with their class. */
	children: { id: string; name: string; division: string | null }[];
	/** She is one with another line already. */
	mergedIntoId: string | null;
};

/** Two people side by side, and what there is to know before making one of them. */
export type Comparison = {
	one: ComparedPerson;
	other: ComparedPerson;
	likeness: Likeness | null;
	/** Both are guardians of these children: perhaps two parents. */
	sharedChildren: string[];
	/** Helps where both were: perhaps two people who came together. */
	cameTogether: number;
};

/**
 * Puts two people side by side; null when one of them is not there, or not to be shown.
 * @param addresses `p:` and the key of a line, or `g:` and that of a guardian on file
 */
export async function comparePeople(
	app: App,
	actor: StaffActor,
	addresses: { one: string; other: string }
): Promise<Comparison | null> {
	if (!canAccompany(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		const one = await readPerson(tx, actor, addresses.one);
		const other = await readPerson(tx, actor, addresses.other);
		if (!one || !other) return null;
		const own = new Set(one.children.map(({ id }) => id));
		return {
			one,
			other,
			likeness: likenessOf(hear(one), hear(other)),
			sharedChildren: other.children.filter(({ id }) => own.has(id)).map(({ name }) => name),
			cameTogether: one.id && other.id ? await countTogether(tx, one.id, other.id) : 0
		};
	});
}

/** A person of the actor's school by her address; null when there is none. */
export async function readPerson(
	tx: Tx,
	actor: StaffActor,
	address: string
): Promise<ComparedPerson | null> {
	const id = address.slice(2).toLowerCase();
	const which = address.startsWith('g:')
		? sql`g.id::text = ${id} and b.merged_into_id is null`
		: sql`b.id::text = ${id}`;
	const [row] = await rows<Row>(
		tx,
		sql`select b.id, b.merged_into_id, g.id as guardian_id,
				coalesce(g.first_name, b.first_name) as first_name,
				coalesce(g.last_name, b.last_name) as last_name,
				coalesce(b.phone, g.mobile) as phone,
				coalesce(acc.locale, g.letter_locale, b.locale) as locale,
				(select json_build_object('helps', count(distinct a.id)::int, 'last', max(a.at))
					from accompaniment a join accompaniment_participant ap on ap.accompaniment_id = a.id
					join beneficiary l on l.id = ap.beneficiary_id
					where a.undone_at is null and coalesce(l.merged_into_id, l.id) = b.id) as counted,
				(select coalesce(json_agg(json_build_object('id', p.id, 'name', p.first_name,
						'division', d.code) order by p.first_name), '[]'::json)
					from guardianship link join pupil p on p.id = link.pupil_id and p.left_at is null
					left join division d on d.id = p.division_id
					where link.guardian_id = g.id) as children
			from (select * from beneficiary where school_id = ${actor.schoolId}) b
			full join (select * from guardian where school_id = ${actor.schoolId} and left_at is null) g
				on g.id = b.guardian_id
			left join account acc on acc.id = g.account_id
			where ${which}`
	);
	if (!row) return null;
	return {
		address: row.id ? `p:${row.id}` : `g:${row.guardian_id}`,
		id: row.id,
		guardianId: row.guardian_id,
		firstName: row.first_name,
		lastName: row.last_name,
		phone: row.phone,
		locale: isLanguage(row.locale) ? row.locale : null,
		helps: row.counted.helps,
		lastHelp: row.counted.last ? new Date(row.counted.last) : null,
		children: row.children,
		mergedIntoId: row.merged_into_id
	};
}

type Row = {
	id: string | null;
	merged_into_id: string | null;
	guardian_id: string | null;
	first_name: string;
	last_name: string;
	phone: string | null;
	locale: string | null;
	counted: { helps: number; last: string | null };
	children: ComparedPerson['children'];
};

async function countTogether(tx: Tx, one: string, other: string): Promise<number> {
	const [found] = await rows<{ count: number }>(
		tx,
		sql`select count(distinct a.accompaniment_id)::int as count
			from accompaniment_participant a join accompaniment_participant b
				on b.accompaniment_id = a.accompaniment_id
			where a.beneficiary_id = ${one} and b.beneficiary_id = ${other}`
	);
	return found!.count;
}
