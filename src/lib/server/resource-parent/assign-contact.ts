import { and, eq, isNull } from 'drizzle-orm';
import { firstAction } from '../../domain/resource-parent/actions';
import type { ContactError } from '../../domain/resource-parent/errors';
import { canSeeContacts } from '../../domain/resource-parent/resource-parent.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import {
	resourceParent,
	resourceParentAction,
	resourceParentContact
} from '../db/schema/resource-parent';
import { journal } from '../db/schema/staff';

/**
 * Gives a family that agreed to an active resource parent, who finds it at once among her next actions;
 * or takes it back from whoever has it.
 *
 * Refusals: `not-allowed`, `not-found` (the family withdrew, or the mission is not active).
 */
export async function assignContact(
	app: App,
	actor: StaffActor,
	input: { contactId: string; to: string | null }
): Promise<Result<{ name: string; helper: string | null; before: string | null }, ContactError>> {
	if (!canSeeContacts(actor)) return refuse({ code: 'resource-parent.not-allowed' });
	const { schoolId, staffId } = actor;
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [contact] = await tx
			.select()
			.from(resourceParentContact)
			.where(
				and(
					eq(resourceParentContact.id, input.contactId),
					eq(resourceParentContact.schoolId, schoolId),
					isNull(resourceParentContact.withdrawnAt)
				)
			)
			.for('update');
		if (!contact) return refuse({ code: 'resource-parent.not-found' });
		const [helper] = input.to
			? await tx
					.select()
					.from(resourceParent)
					.where(
						and(
							eq(resourceParent.id, input.to),
							eq(resourceParent.schoolId, schoolId),
							eq(resourceParent.state, 'active')
						)
					)
			: [];
		if (input.to && !helper) return refuse({ code: 'resource-parent.not-found' });
		const before = contact.resourceParentId;
		const given = {
			name: contact.shownName,
			helper: helper?.firstName ?? null,
			before
		};
		if (before === input.to) return ok(given);
		await tx
			.update(resourceParentContact)
			.set({ resourceParentId: input.to })
			.where(eq(resourceParentContact.id, contact.id));
		await tx
			.delete(resourceParentAction)
			.where(
				and(eq(resourceParentAction.contactId, contact.id), isNull(resourceParentAction.doneAt))
			);
		if (helper) {
			await tx.insert(resourceParentAction).values({
				schoolId,
				resourceParentId: helper.id,
				contactId: contact.id,
				kind: firstAction(contact),
				createdBy: staffId,
				createdAt: now
			});
		}
		await tx.insert(journal).values({
			at: now,
			schoolId,
			staffId,
			action: 'resource-parent.contact-given',
			subject: contact.id,
			details: { to: input.to }
		});
		return ok(given);
	});
}
