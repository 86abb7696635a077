import { and, eq, isNull } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { RunSessionError } from '../../domain/workshop/run-session-errors';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { item, workshopRegistration } from '../db/schema/item';

/**
 * Registers a family by hand: on the spot, by telephone. The number of places turns nobody away who
 * is standing there. Asked again, it changes nothing.
 *
 * Refusals: `workshop.not-allowed`, `workshop.not-found`, `workshop.unknown-family`.
 */
export async function registerOnTheSpot(
	app: App,
	actor: StaffActor,
	input: { itemId: string; guardianId: string }
): Promise<Result<{ name: string; registrationId: string }, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		if (!(await isOwnSession(tx, actor, input.itemId))) {
			return refuse({ code: 'workshop.not-found' });
		}
		const [who] = await tx
			.select()
			.from(guardian)
			.where(
				and(
					eq(guardian.id, input.guardianId),
					eq(guardian.schoolId, actor.schoolId),
					isNull(guardian.leftAt)
				)
			);
		if (!who) return refuse({ code: 'workshop.unknown-family' });
		const [saved] = await tx
			.insert(workshopRegistration)
			.values({
				schoolId: actor.schoolId,
				...input,
				registeredAt: app.clock.now(),
				registeredBy: actor.staffId
			})
			.onConflictDoUpdate({
				target: [workshopRegistration.itemId, workshopRegistration.guardianId],
				set: { cancelledAt: null }
			})
			.returning({ id: workshopRegistration.id });
		return ok({ name: `${who.firstName} ${who.lastName}`, registrationId: saved!.id });
	});
}

/** Takes a registration back: the undo of `registerOnTheSpot`. */
export async function unregister(
	app: App,
	actor: StaffActor,
	input: { itemId: string; registrationId: string }
): Promise<Result<null, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const changed = await tx
			.update(workshopRegistration)
			.set({ cancelledAt: app.clock.now(), attendance: null })
			.where(
				and(
					eq(workshopRegistration.id, input.registrationId),
					eq(workshopRegistration.itemId, input.itemId),
					eq(workshopRegistration.schoolId, actor.schoolId)
				)
			)
			.returning({ id: workshopRegistration.id });
		return changed.length ? ok(null) : refuse({ code: 'workshop.not-found' });
	});
}

async function isOwnSession(tx: Tx, actor: StaffActor, itemId: string): Promise<boolean> {
	const found = await tx
		.select({ id: item.id })
		.from(item)
		.where(and(eq(item.id, itemId), eq(item.schoolId, actor.schoolId), eq(item.kind, 'workshop')));
	return found.length > 0;
}
