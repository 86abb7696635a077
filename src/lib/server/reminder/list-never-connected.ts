import { sql } from 'drizzle-orm';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import { REMINDERS_AT_ONCE } from '../../domain/reminder/reminder.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';

/**
 * Keys of the guardians of the actor's school, or of one division, who never connected; by name.
 * @param divisionId null for the whole school
 */
export async function listNeverConnected(
	app: App,
	actor: StaffActor,
	divisionId: string | null
): Promise<string[]> {
	if (!canFollowConnections(actor)) return [];
	const found = await app.db.transaction(actor, (tx) =>
		rows<{ id: string }>(
			tx,
			sql`select g.id from guardian g
				where g.school_id = ${actor.schoolId} and g.left_at is null and g.account_id is null
					and exists (select 1 from guardianship link join pupil p on p.id = link.pupil_id
						where link.guardian_id = g.id and link.has_access and p.left_at is null
						${divisionId === null ? sql`` : sql`and p.division_id = ${divisionId}`})
				order by g.last_name, g.first_name, g.id
				limit ${REMINDERS_AT_ONCE}`
		)
	);
	return found.map(({ id }) => id);
}
