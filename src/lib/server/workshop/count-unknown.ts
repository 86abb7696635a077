import { and, eq, sql } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { RunSessionError } from '../../domain/workshop/run-session-errors';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import { workshopSession } from '../db/schema/workshop';

/**
 * One more, or one less, of the people who came and whom the directory does not know: counted, never
 * named. Never under zero.
 *
 * Refusals: `workshop.not-allowed`, `workshop.not-found`.
 */
export async function countUnknown(
	app: App,
	actor: StaffActor,
	input: { itemId: string; by: number }
): Promise<Result<{ count: number }, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [saved] = await tx
			.update(workshopSession)
			.set({ unknownCount: sql`greatest(0, least(500, unknown_count + ${input.by}::int))` })
			.where(
				and(
					sql`item_id::text = ${input.itemId.toLowerCase()}`,
					eq(workshopSession.schoolId, actor.schoolId)
				)
			)
			.returning({ count: workshopSession.unknownCount });
		return saved ? ok(saved) : refuse({ code: 'workshop.not-found' });
	});
}
