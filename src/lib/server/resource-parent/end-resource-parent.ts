import { and, eq, isNull } from 'drizzle-orm';
import { endMission } from '../../domain/resource-parent/end-mission';
import type { ResourceParentError } from '../../domain/resource-parent/errors';
import type { EndReason } from '../../domain/resource-parent/resource-parent';
import { canEndMission } from '../../domain/resource-parent/resource-parent.policy';
import { SYSTEM, type ResourceParentActor, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import {
	resourceParent,
	resourceParentAction,
	resourceParentContact
} from '../db/schema/resource-parent';
import { journal } from '../db/schema/staff';
import { closeSignIn } from './close-sign-in';
import { nameOf } from './decide-resource-parent';
import { findResourceParent, saveDecision } from './resource-parent.repository';

type Reason = Exclude<EndReason, 'refused'>;
type Ended = Result<{ name: string }, ResourceParentError>;

/**
 * The head or an adviser ends a mission: her sign-in closes at once, the families she had wait for
 * somebody else, and what is known of her is forgotten within three months (housekeeping).
 *
 * Refusals: `not-allowed`, `not-found`, `already-ended`.
 */
export async function endResourceParent(
	app: App,
	actor: StaffActor,
	id: string,
	reason: Reason
): Promise<Ended> {
	if (!canEndMission(actor)) return refuse({ code: 'resource-parent.not-allowed' });
	return app.db.transaction(SYSTEM, (tx) => end(app, tx, actor, id, reason));
}

/** She ends her mission herself, when she likes. */
export async function endOwnMission(app: App, actor: ResourceParentActor): Promise<Ended> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const [own] = await tx
			.select({ id: resourceParent.id })
			.from(resourceParent)
			.where(
				and(eq(resourceParent.staffId, actor.staffId), eq(resourceParent.schoolId, actor.schoolId))
			);
		if (!own) return refuse({ code: 'resource-parent.not-found' });
		return end(app, tx, actor, own.id, 'own-wish');
	});
}

/** As the system, since a sign-in goes; always inside the actor's school. */
async function end(
	app: App,
	tx: Tx,
	actor: { schoolId: string; staffId: string },
	id: string,
	reason: Reason
): Promise<Ended> {
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	const found = await findResourceParent(tx, { id, schoolId });
	if (!found) return refuse({ code: 'resource-parent.not-found' });
	const ended = endMission(found, reason, now);
	if (!ended.ok) return ended;
	await saveDecision(tx, id, ended.value);
	await tx
		.update(resourceParentContact)
		.set({ resourceParentId: null })
		.where(eq(resourceParentContact.resourceParentId, id));
	await tx
		.delete(resourceParentAction)
		.where(and(eq(resourceParentAction.resourceParentId, id), isNull(resourceParentAction.doneAt)));
	if (found.staffId) await closeSignIn(tx, found.staffId);
	await tx.insert(journal).values({
		at: now,
		schoolId,
		staffId,
		action: 'resource-parent.ended',
		subject: id,
		details: { reason }
	});
	return ok({ name: nameOf(found) });
}
