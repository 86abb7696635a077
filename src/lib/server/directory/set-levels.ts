import { sql } from 'drizzle-orm';
import type { LevelOfDivision } from '../../domain/directory/set-levels.input';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows } from '../db/client';

/**
 * Says of which levels classes are. What changes is settled by hand from then on: no import changes it.
 * Classes of another school are left alone.
 * @returns how many classes changed
 * @returns refusal `funnel.not-allowed` (role)
 */
export async function setLevels(
	app: App,
	actor: StaffActor,
	levels: readonly LevelOfDivision[]
): Promise<Result<{ changed: number }, { code: 'funnel.not-allowed' }>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'funnel.not-allowed' });
	const changed = await app.db.transaction(actor, (tx) =>
		rows(
			tx,
			sql`update division d set level = r.level, level_set_by = ${actor.staffId}
				from jsonb_to_recordset(${JSON.stringify(levels)}::text::jsonb)
					as r("divisionId" uuid, level text)
				where d.id = r."divisionId" and d.school_id = ${actor.schoolId}
					and d.level is distinct from r.level
				returning d.id`
		)
	);
	return ok({ changed: changed.length });
}
