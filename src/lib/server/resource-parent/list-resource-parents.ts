import { sql } from 'drizzle-orm';
import { readHalfDays, type HalfDay } from '../../domain/resource-parent/half-days';
import type { ResourceParentState } from '../../domain/resource-parent/resource-parent';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';

/** A line of the list: who, at which step, with whom. By name: nobody is ranked. */
export type ResourceParentLine = {
	id: string;
	firstName: string;
	lastName: string;
	state: ResourceParentState;
	locales: Language[];
	availabilities: HalfDay[];
	adviser: string | null;
	/** Since when it is at this step. */
	since: Date;
	/** Families that she takes care of. */
	families: number;
};

/** The resource parents of the actor's school: those on their way, those active, then the others. */
export function listResourceParents(app: App, actor: StaffActor): Promise<ResourceParentLine[]> {
	return app.db.transaction(actor, (tx) => resourceParentsOf(tx, actor.schoolId));
}

/** As `listResourceParents`, inside a transaction. */
export async function resourceParentsOf(tx: Tx, schoolId: string): Promise<ResourceParentLine[]> {
	const found = await rows<Row>(
		tx,
		sql`select r.id, r.first_name as "firstName", r.last_name as "lastName", r.state, r.locales,
				r.availabilities, s.name as adviser,
				coalesce(r.ended_at, r.committed_at, r.inspector_at, r.head_at, r.proposed_at) as since,
				(select count(*)::int from resource_parent_contact c
					where c.resource_parent_id = r.id and c.withdrawn_at is null) as families
			from resource_parent r left join staff s on s.id = r.adviser_id
			where r.school_id = ${schoolId}
			order by array_position(
					array['proposed', 'approved-by-head', 'approved', 'active', 'ended', 'refused'], r.state),
				r.first_name collate "C", r.last_name collate "C", r.id`
	);
	return found.map((row) => ({
		...row,
		since: new Date(row.since),
		availabilities: readHalfDays(row.availabilities)
	}));
}

type Row = Omit<ResourceParentLine, 'since' | 'availabilities'> & {
	since: string;
	availabilities: unknown;
};
