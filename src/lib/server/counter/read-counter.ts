import { sql } from 'drizzle-orm';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { rows } from '../db/client';

/** Another guardian whom the mediator may have in front of her instead. */
export type Neighbour = { id: string; name: string };

/** The family in front of the mediator. */
export type CounterFamily = {
	id: string;
	firstName: string;
	lastName: string;
	children: { firstName: string; division: string | null }[];
	/** What she chose on her phone, else what staff entered; null while nobody asked. */
	locale: Language | null;
	isConnected: boolean;
	/** Other guardians of the school on file with the same telephone. */
	samePhone: Neighbour[];
	/** The other guardians of her children. */
	sameChildren: Neighbour[];
};

/** Reads the family for the counter; null when there is none to connect here. One query. */
export async function readCounter(
	app: App,
	actor: StaffActor,
	guardianId: string
): Promise<CounterFamily | null> {
	if (!canFollowConnections(actor) || !isUuid(guardianId)) return null;
	type Row = Omit<CounterFamily, 'locale'> & { locale: string | null };
	const [row] = await app.db.transaction(actor, (tx) =>
		rows<Row>(
			tx,
			sql`select g.id, g.first_name as "firstName", g.last_name as "lastName",
				g.account_id is not null as "isConnected",
				coalesce((select a.locale from account a where a.id = g.account_id), g.letter_locale) as locale,
				(select json_agg(json_build_object('firstName', p.first_name, 'division', d.code)
						order by d.code, p.first_name)
					from guardianship link join pupil p on p.id = link.pupil_id
					left join division d on d.id = p.division_id
					where link.guardian_id = g.id and link.has_access and p.left_at is null) as children,
				(select coalesce(json_agg(json_build_object('id', o.id,
						'name', o.first_name || ' ' || o.last_name) order by o.last_name, o.first_name), '[]')
					from guardian o where o.school_id = g.school_id and o.mobile = g.mobile
						and o.id <> g.id and o.left_at is null
						and exists (select 1 from guardianship link join pupil p on p.id = link.pupil_id
							where link.guardian_id = o.id and link.has_access and p.left_at is null)) as "samePhone",
				(select coalesce(json_agg(json_build_object('id', o.id,
						'name', o.first_name || ' ' || o.last_name) order by o.last_name, o.first_name), '[]')
					from guardian o where o.id in (
						select other.guardian_id from guardianship mine
						join guardianship other on other.pupil_id = mine.pupil_id and other.has_access
						join pupil p on p.id = mine.pupil_id and p.left_at is null
						where mine.guardian_id = g.id and mine.has_access and other.guardian_id <> g.id
					) and o.left_at is null) as "sameChildren"
			from guardian g
			where g.id = ${guardianId} and g.school_id = ${actor.schoolId} and g.left_at is null`
		)
	);
	// Nobody without a child here, and the authority, is connected.
	if (!row?.children) return null;
	return { ...row, locale: isLanguage(row.locale) ? row.locale : null };
}
