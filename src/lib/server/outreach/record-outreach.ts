import { and, eq } from 'drizzle-orm';
import type { FunnelError } from '../../domain/funnel/errors';
import type { OutreachInput } from '../../domain/funnel/outreach.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { outreach } from '../db/schema/first-connection';
import { findGuardian } from '../funnel/find-guardian';
import { presentMoment } from '../moment/find-moment';

/**
 * Keeps the trace of a moment when somebody went towards a family.
 * @param presentId key of the moment to meet at which it happens; null, or closed: none
 */
export async function recordOutreach(
	app: App,
	actor: StaffActor,
	input: OutreachInput & { guardianId: string },
	presentId: string | null = null
): Promise<Result<{ outreachId: string }, FunnelError>> {
	return app.db.transaction(actor, async (tx) => {
		const found = await findGuardian(tx, actor, input.guardianId);
		if (!found.ok) return found;
		const present = await presentMoment(tx, actor, presentId);
		const [added] = await tx
			.insert(outreach)
			.values({
				schoolId: actor.schoolId,
				guardianId: input.guardianId,
				staffId: actor.staffId,
				moment: input.moment,
				note: input.note,
				// What is noted as something else did not happen there.
				momentId: present?.kind === input.moment ? present.id : null,
				at: app.clock.now()
			})
			.returning({ id: outreach.id });
		return ok({ outreachId: added!.id });
	});
}

/** Takes a trace back: its author only. Anybody else's is not found. */
export async function removeOutreach(
	app: App,
	actor: StaffActor,
	input: { guardianId: string; outreachId: string }
): Promise<Result<null, FunnelError>> {
	return app.db.transaction(actor, async (tx) => {
		const found = await findGuardian(tx, actor, input.guardianId);
		if (!found.ok) return found;
		const removed = await tx
			.delete(outreach)
			.where(
				and(
					eq(outreach.id, input.outreachId),
					eq(outreach.guardianId, input.guardianId),
					eq(outreach.staffId, actor.staffId)
				)
			)
			.returning({ id: outreach.id });
		return removed.length ? ok(null) : refuse({ code: 'funnel.not-found' });
	});
}
