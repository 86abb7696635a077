import { and, eq, isNull, sql } from 'drizzle-orm';
import type { FunnelError } from '../../domain/funnel/errors';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';

/**
 * The guardian that a member of staff is about to help, if she may.
 * Refusals: `funnel.not-allowed` (role), `funnel.not-found` (gone, or of another school).
 */
export async function findGuardian(
	tx: Tx,
	actor: StaffActor,
	guardianId: string
): Promise<Result<typeof guardian.$inferSelect, FunnelError>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'funnel.not-allowed' });
	const [found] = await tx
		.select()
		.from(guardian)
		.where(
			and(
				sql`${guardian.id}::text = ${guardianId.toLowerCase()}`,
				eq(guardian.schoolId, actor.schoolId),
				isNull(guardian.leftAt)
			)
		);
	return found ? ok(found) : refuse({ code: 'funnel.not-found' });
}
