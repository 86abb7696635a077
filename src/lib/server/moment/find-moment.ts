import { and, eq, sql } from 'drizzle-orm';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { MomentError } from '../../domain/moment/errors';
import type { MomentKind } from '../../domain/moment/moment.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { moment } from '../db/schema/follow-up';

/** A moment to meet, as its row says it. */
export type Moment = typeof moment.$inferSelect & { kind: MomentKind };

/**
 * A moment of the actor's school, if she follows first connections. Refusals: `moment.not-allowed`
 * (role), `moment.not-found` (gone, or of another school).
 */
export async function findMoment(
	tx: Tx,
	actor: StaffActor,
	momentId: string
): Promise<Result<Moment, MomentError>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'moment.not-allowed' });
	const [found] = await tx
		.select()
		.from(moment)
		.where(
			and(sql`${moment.id}::text = ${momentId.toLowerCase()}`, eq(moment.schoolId, actor.schoolId))
		);
	return found ? ok(found as Moment) : refuse({ code: 'moment.not-found' });
}

/**
 * The moment at which somebody works, from the key that her desk keeps; null when it keeps none, or
 * when the moment is closed or of another school. What is noted meanwhile belongs to it.
 */
export async function presentMoment(
	tx: Tx,
	actor: StaffActor,
	momentId: string | null
): Promise<Moment | null> {
	if (!momentId) return null;
	const found = await findMoment(tx, actor, momentId);
	return found.ok && !found.value.closedAt ? found.value : null;
}

/** The same, for a page. */
export function readPresentMoment(
	app: App,
	actor: StaffActor,
	momentId: string | null
): Promise<Moment | null> {
	if (!momentId) return Promise.resolve(null);
	return app.db.transaction(actor, (tx) => presentMoment(tx, actor, momentId));
}
