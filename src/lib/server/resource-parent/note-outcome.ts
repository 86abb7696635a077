import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ActionKind, Outcome } from '../../domain/resource-parent/actions';
import type { ContactError } from '../../domain/resource-parent/errors';
import {
	canTakeBack,
	recordOutcome,
	type OpenAction
} from '../../domain/resource-parent/record-outcome';
import { SYSTEM, type ResourceParentActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { resourceParentAction } from '../db/schema/resource-parent';
import { forgetShown } from './withdraw-contact';

type Found = OpenAction & {
	id: string;
	contactId: string | null;
	itemId: string | null;
	resourceParentId: string;
};

/**
 * She says in one tap what became of an action of hers. "Prefers not" withdraws the family's agreement
 * at once.
 *
 * Refusals: `not-found` (also once the family withdrew), `already-done`.
 */
export async function noteOutcome(
	app: App,
	actor: ResourceParentActor,
	input: { actionId: string; outcome: Outcome }
): Promise<Result<null, ContactError>> {
	const now = app.clock.now();
	const noted = await app.db.transaction(actor, async (tx) => {
		const found = await findOwn(tx, input.actionId);
		if (!found) return refuse({ code: 'resource-parent.not-found' as const });
		const noted = recordOutcome(found, input.outcome, now);
		if (!noted.ok) return noted;
		const { outcome, doneAt, againAt } = noted.value;
		await tx
			.update(resourceParentAction)
			.set({ outcome, doneAt })
			.where(eq(resourceParentAction.id, found.id));
		if (againAt) {
			await tx.insert(resourceParentAction).values({
				schoolId: actor.schoolId,
				resourceParentId: found.resourceParentId,
				contactId: found.contactId,
				itemId: found.itemId,
				kind: found.kind,
				dueAt: againAt,
				createdAt: now
			});
		}
		return ok({ ...noted.value, contactId: found.contactId });
	});
	if (!noted.ok) return noted;
	const { isWithdrawn, contactId } = noted.value;
	// Her own rights do not reach the agreement; what the family said does.
	if (isWithdrawn && contactId) {
		await app.db.transaction(SYSTEM, (tx) => forgetShown(tx, contactId, now));
	}
	return ok(null);
}

/** Takes a tap back the same day: the action is to be done again, and the next try goes. */
export async function takeOutcomeBack(
	app: App,
	actor: ResourceParentActor,
	actionId: string
): Promise<Result<null, ContactError>> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = await findOwn(tx, actionId);
		if (!found || !canTakeBack(found, now)) return refuse({ code: 'resource-parent.not-found' });
		await tx
			.update(resourceParentAction)
			.set({ outcome: null, doneAt: null })
			.where(eq(resourceParentAction.id, actionId));
		if (found.outcome === 'no-answer' && found.contactId) {
			await tx
				.delete(resourceParentAction)
				.where(
					and(
						eq(resourceParentAction.contactId, found.contactId),
						eq(resourceParentAction.kind, found.kind),
						eq(resourceParentAction.createdAt, found.doneAt!),
						isNull(resourceParentAction.createdBy),
						isNull(resourceParentAction.doneAt)
					)
				);
		}
		return ok(null);
	});
}

async function findOwn(tx: Tx, actionId: string): Promise<Found | null> {
	const [found] = await rows<Omit<Found, 'doneAt'> & { doneAt: string | null }>(
		tx,
		sql`select a.id, a.kind, a.outcome, a.done_at as "doneAt", a.contact_id as "contactId",
				a.item_id as "itemId", a.resource_parent_id as "resourceParentId",
				(select count(*)::int from resource_parent_action o
					where o.contact_id = a.contact_id and o.kind = a.kind and o.outcome = 'no-answer'
					and o.id <> a.id) as unanswered
			from resource_parent_action a where a.id = ${actionId}::uuid for update of a`
	);
	if (!found) return null;
	return {
		...found,
		kind: found.kind as ActionKind,
		doneAt: found.doneAt ? new Date(found.doneAt) : null
	};
}
