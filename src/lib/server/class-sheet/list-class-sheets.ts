import { sql } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';

/** A class, and how many of its guardians are connected. */
export type ClassLine = {
	id: string;
	code: string;
	level: string | null;
	guardians: number;
	connected: number;
};

/** The divisions of the actor's school that have pupils, by level and code; one query. */
export function listClassSheets(app: App, actor: StaffActor): Promise<ClassLine[]> {
	return app.db.transaction(actor, (tx) =>
		rows<ClassLine>(
			tx,
			sql`select d.id, d.code, d.level, count(distinct g.id)::int as guardians,
				count(distinct g.id) filter (where g.account_id is not null)::int as connected
			from division d
			join pupil p on p.division_id = d.id and p.left_at is null
			left join guardianship link on link.pupil_id = p.id and link.has_access
			left join guardian g on g.id = link.guardian_id and g.left_at is null
			where d.school_id = ${actor.schoolId}
			group by d.id
			order by d.level desc nulls last, d.code`
		)
	);
}
