import { and, eq } from 'drizzle-orm';
import type { MomentError } from '../../domain/moment/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { outreach } from '../db/schema/first-connection';
import { findGuardian } from '../funnel/find-guardian';
import { findMoment } from './find-moment';

/**
 * Notes a family met at a moment, once: noted again, by whomever, nothing changes.
 * @returns `outreachId`: what takes it back; null when the family was on the list already
 * @returns refusal `moment.closed` for a moment that is over, `moment.not-found` when the family or the
 *   moment is gone
 */
export async function meetAtMoment(
	app: App,
	actor: StaffActor,
	{ momentId, guardianId }: { momentId: string; guardianId: string }
): Promise<Result<{ outreachId: string | null; name: string }, MomentError>> {
	return app.db.transaction(actor, async (tx) => {
		const moment = await findMoment(tx, actor, momentId);
		if (!moment.ok) return moment;
		if (moment.value.closedAt) return refuse({ code: 'moment.closed' as const });
		const who = await findGuardian(tx, actor, guardianId);
		if (!who.ok) return refuse({ code: 'moment.not-found' as const });
		const name = `${who.value.firstName} ${who.value.lastName}`;
		const already = await tx.$count(
			outreach,
			and(eq(outreach.momentId, moment.value.id), eq(outreach.guardianId, who.value.id))
		);
		if (already > 0) return ok({ outreachId: null, name });
		const [noted] = await tx
			.insert(outreach)
			.values({
				...{ schoolId: actor.schoolId, guardianId: who.value.id, staffId: actor.staffId },
				...{ moment: moment.value.kind, momentId: moment.value.id, at: app.clock.now() }
			})
			.returning({ id: outreach.id });
		return ok({ outreachId: noted!.id, name });
	});
}
