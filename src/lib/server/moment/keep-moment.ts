import { and, eq, isNull } from 'drizzle-orm';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { MomentError } from '../../domain/moment/errors';
import type { MomentInput } from '../../domain/moment/moment.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { outreach } from '../db/schema/first-connection';
import { moment } from '../db/schema/follow-up';
import { journal } from '../db/schema/staff';
import { findMoment } from './find-moment';

/** Makes a moment to meet, open from now on. */
export async function createMoment(
	app: App,
	actor: StaffActor,
	input: MomentInput
): Promise<Result<{ momentId: string }, MomentError>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'moment.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [made] = await tx
			.insert(moment)
			.values({ ...input, schoolId: actor.schoolId, createdAt: now, createdBy: actor.staffId })
			.returning({ id: moment.id });
		await tx.insert(journal).values({
			...{ at: now, schoolId: actor.schoolId, staffId: actor.staffId },
			...{ action: 'moment.created', subject: made!.id, details: { kind: input.kind } }
		});
		return ok({ momentId: made!.id });
	});
}

/** Closes a moment, or opens it again: what was noted there stays. Asked twice, it changes nothing. */
export async function closeMoment(
	app: App,
	actor: StaffActor,
	momentId: string,
	isClosed: boolean
): Promise<Result<null, MomentError>> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = await findMoment(tx, actor, momentId);
		if (!found.ok) return found;
		await tx
			.update(moment)
			.set({ closedAt: isClosed ? (found.value.closedAt ?? now) : null })
			.where(eq(moment.id, found.value.id));
		await tx.insert(journal).values({
			...{ at: now, schoolId: actor.schoolId, staffId: actor.staffId },
			...{ action: isClosed ? 'moment.closed' : 'moment.opened', subject: found.value.id }
		});
		return ok(null);
	});
}

/**
 * Takes back a moment made by mistake, by whoever made it, while nobody was met there: afterwards it
 * is closed, and stays in the history of families. Refusal `moment.not-found` otherwise.
 */
export async function removeMoment(
	app: App,
	actor: StaffActor,
	momentId: string
): Promise<Result<null, MomentError>> {
	return app.db.transaction(actor, async (tx) => {
		const found = await findMoment(tx, actor, momentId);
		if (!found.ok) return found;
		const met = await tx.$count(outreach, eq(outreach.momentId, found.value.id));
		if (met > 0) return refuse({ code: 'moment.not-found' as const });
		const gone = await tx
			.delete(moment)
			.where(
				and(
					eq(moment.id, found.value.id),
					eq(moment.createdBy, actor.staffId),
					isNull(moment.closedAt)
				)
			)
			.returning({ id: moment.id });
		return gone.length > 0 ? ok(null) : refuse({ code: 'moment.not-found' as const });
	});
}
