import { and, eq } from 'drizzle-orm';
import type { ContactError } from '../../domain/resource-parent/errors';
import type { ResourceParentActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import {
	resourceParent,
	resourceParentAction,
	resourceParentContact
} from '../db/schema/resource-parent';
import { listOwnWorkshops } from './list-own-workshops';

/**
 * She means to invite a family of hers to a workshop: it becomes her next action. Tapped twice, it is
 * there once.
 *
 * Refusal: `not-found` (the family withdrew, or the workshop is gone).
 */
export async function planInvitation(
	app: App,
	actor: ResourceParentActor,
	input: { contactId: string; itemId: string }
): Promise<Result<null, ContactError>> {
	const workshops = await listOwnWorkshops(app, actor);
	const workshop = workshops.find(({ id }) => id === input.itemId);
	if (!workshop) return refuse({ code: 'resource-parent.not-found' });
	return app.db.transaction(actor, async (tx) => {
		const [own] = await tx
			.select({ id: resourceParent.id })
			.from(resourceParent)
			.innerJoin(
				resourceParentContact,
				and(
					eq(resourceParentContact.resourceParentId, resourceParent.id),
					eq(resourceParentContact.id, input.contactId)
				)
			);
		if (!own) return refuse({ code: 'resource-parent.not-found' });
		const { contactId, itemId } = input;
		const already = await tx
			.select({ id: resourceParentAction.id })
			.from(resourceParentAction)
			.where(
				and(eq(resourceParentAction.contactId, contactId), eq(resourceParentAction.itemId, itemId))
			);
		if (already.length === 0) {
			await tx.insert(resourceParentAction).values({
				schoolId: actor.schoolId,
				resourceParentId: own.id,
				contactId,
				itemId,
				kind: 'invite',
				createdAt: app.clock.now()
			});
		}
		return ok(null);
	});
}
