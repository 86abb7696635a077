import { and, count, eq, isNull } from 'drizzle-orm';
import { canSeeContacts } from '../../domain/resource-parent/resource-parent.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { resourceParentContact } from '../db/schema/resource-parent';

/**
 * How many families that agreed nobody takes care of yet; null for who does not see families, the
 * inspector.
 */
export async function countToGive(app: App, actor: StaffActor): Promise<number | null> {
	if (!canSeeContacts(actor)) return null;
	const [found] = await app.db.transaction(actor, (tx) =>
		tx
			.select({ toGive: count() })
			.from(resourceParentContact)
			.where(
				and(
					eq(resourceParentContact.schoolId, actor.schoolId),
					isNull(resourceParentContact.withdrawnAt),
					isNull(resourceParentContact.resourceParentId)
				)
			)
	);
	return found?.toGive ?? 0;
}
