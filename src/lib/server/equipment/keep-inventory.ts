import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { EquipmentInput } from '../../domain/equipment/equipment.input';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { EquipmentError } from '../../domain/equipment/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { equipment, equipmentLoan } from '../db/schema/equipment';

type Kept = Result<{ id: string; label: string }, EquipmentError>;

/** Adds a thing to the inventory. Refusals: `equipment.not-allowed`, `equipment.label-taken`. */
export async function addEquipment(
	app: App,
	actor: StaffActor,
	input: EquipmentInput
): Promise<Kept> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [added] = await tx
			.insert(equipment)
			.values({
				...{ schoolId: actor.schoolId, kind: input.kind, label: input.label },
				...{ inventoryNumber: input.number ?? null, state: input.state },
				createdAt: app.clock.now()
			})
			.onConflictDoNothing()
			.returning({ id: equipment.id, label: equipment.label });
		return added ? ok(added) : refuse({ code: 'equipment.label-taken' });
	});
}

/**
 * Changes what the inventory says of a thing.
 * Refusals: `equipment.not-allowed`, `equipment.not-found`, `equipment.label-taken`.
 */
export async function changeEquipment(
	app: App,
	actor: StaffActor,
	id: string,
	input: EquipmentInput
): Promise<Kept> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const found = await findThing(tx, actor, id);
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		const isTaken = await tx.$count(
			equipment,
			and(
				eq(equipment.schoolId, actor.schoolId),
				eq(equipment.label, input.label),
				ne(equipment.id, found.id)
			)
		);
		if (isTaken) return refuse({ code: 'equipment.label-taken' as const });
		const { kind, label, number, state } = input;
		await tx
			.update(equipment)
			.set({ kind, label, inventoryNumber: number ?? null, state })
			.where(eq(equipment.id, found.id));
		return ok({ id: found.id, label });
	});
}

/**
 * Takes a thing out of the inventory, or puts it back (the undo of the former). What is out stays in.
 * Refusals: `equipment.not-allowed`, `equipment.not-found`, `equipment.lent-out`.
 */
export async function retireEquipment(
	app: App,
	actor: StaffActor,
	id: string,
	isRetired: boolean
): Promise<Kept> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const found = await findThing(tx, actor, id);
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		const isOut = await tx.$count(
			equipmentLoan,
			and(
				eq(equipmentLoan.equipmentId, found.id),
				isNull(equipmentLoan.returnedOn),
				isNull(equipmentLoan.undoneAt)
			)
		);
		if (isRetired && isOut) return refuse({ code: 'equipment.lent-out' as const });
		await tx
			.update(equipment)
			.set({ retiredAt: isRetired ? app.clock.now() : null })
			.where(eq(equipment.id, found.id));
		return ok({ id: found.id, label: found.label });
	});
}

async function findThing(tx: Tx, actor: StaffActor, id: string) {
	const [found] = await tx
		.select()
		.from(equipment)
		.where(
			and(sql`${equipment.id}::text = ${id.toLowerCase()}`, eq(equipment.schoolId, actor.schoolId))
		)
		.for('update');
	return found ?? null;
}
