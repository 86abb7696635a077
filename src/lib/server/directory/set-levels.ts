import { sql } from 'drizzle-orm';
import type { LevelOfDivision } from '../../domain/directory/set-levels.input';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows } from '../db/client';

/** A class whose level changed, and the level it had. */
export type LevelBefore = { divisionId: string; before: string | null };

/**
 * Says of which levels classes are. What changes is settled by hand from then on: no import changes it.
 * Classes of another school are left alone.
 * @returns the classes that changed, with what they were before
 * @returns refusal `funnel.not-allowed` (role)
 */
export async function setLevels(
	app: App,
	actor: StaffActor,
	levels: readonly LevelOfDivision[]
): Promise<Result<LevelBefore[], { code: 'funnel.not-allowed' }>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'funnel.not-allowed' });
	const changed = await app.db.transaction(actor, (tx) =>
		rows<LevelBefore>(
			tx,
			sql`with wanted as (
					select d.id, d.level as before, r.level
					from division d join jsonb_to_recordset(${JSON.stringify(levels)}::text::jsonb)
						as r("divisionId" uuid, level text) on r."divisionId" = d.id
					where d.school_id = ${actor.schoolId} and d.level is distinct from r.level
					order by d.id for update of d
				)
				update division d set level = w.level, level_set_by = ${actor.staffId}
				from wanted w where d.id = w.id
				returning d.id as "divisionId", w.before`
		)
	);
	return ok(changed);
}
