import { sql } from 'drizzle-orm';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import { DAYS_BETWEEN_REMINDERS } from '../../domain/reminder/judge-reminder';
import { REMINDERS_AT_ONCE } from '../../domain/reminder/reminder.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';

/**
 * Keys of the guardians of the actor's school, or of one division, who never connected: those who were
 * not reminded for a week first, then by name. As many as may be reminded at once, and how many they are.
 * @param divisionId null for the whole school
 */
export async function listNeverConnected(
	app: App,
	actor: StaffActor,
	divisionId: string | null
): Promise<{ ids: string[]; total: number }> {
	if (!canFollowConnections(actor)) return { ids: [], total: 0 };
	const week = new Date(app.clock.now().getTime() - DAYS_BETWEEN_REMINDERS * 86_400_000);
	const found = await app.db.transaction(actor, (tx) =>
		rows<{ id: string; total: number }>(
			tx,
			sql`select g.id, count(*) over ()::int as total from guardian g
				where g.school_id = ${actor.schoolId} and g.left_at is null and g.account_id is null
					and exists (select 1 from guardianship link join pupil p on p.id = link.pupil_id
						where link.guardian_id = g.id and link.has_access and p.left_at is null
						${divisionId === null ? sql`` : sql`and p.division_id = ${divisionId}`})
				order by exists (select 1 from connection_reminder r
						where r.guardian_id = g.id and r.at > ${week.toISOString()}::timestamptz),
					g.last_name, g.first_name, g.id
				limit ${REMINDERS_AT_ONCE}`
		)
	);
	return { ids: found.map(({ id }) => id), total: found[0]?.total ?? 0 };
}
