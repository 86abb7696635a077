import { and, eq, sql } from 'drizzle-orm';
import type { EquipmentKind, EquipmentState } from '../../domain/equipment/equipment';
import type { Loan } from '../../domain/equipment/loan';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import { equipment, equipmentLoan } from '../db/schema/equipment';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';

/** A loan to act on, with its thing and the school's day. */
export type FoundLoan = {
	loan: Loan & {
		id: string;
		equipmentId: string;
		guardianId: string;
		lentState: EquipmentState;
		saidItemId: string | null;
		reminderItemIds: string[];
	};
	kind: EquipmentKind;
	label: string;
	school: typeof school.$inferSelect;
	/** The present day on the school's wall clock, `YYYY-MM-DD`. */
	today: string;
};

/**
 * A loan of the actor's school, locked with its thing: whoever acts on it at the same moment waits,
 * and finds what was done. Null when there is none.
 */
export async function findLoan(
	tx: Tx,
	actor: StaffActor,
	loanId: string,
	now: Date
): Promise<FoundLoan | null> {
	const own = await readSchool(tx, actor, 'share');
	// The thing first, as whoever lends it does: nobody waits in a circle.
	const [found] = await tx
		.select({ id: equipmentLoan.id, equipmentId: equipmentLoan.equipmentId })
		.from(equipmentLoan)
		.where(
			and(
				sql`${equipmentLoan.id}::text = ${loanId.toLowerCase()}`,
				eq(equipmentLoan.schoolId, actor.schoolId)
			)
		);
	if (!found) return null;
	const [thing] = await tx
		.select()
		.from(equipment)
		.where(eq(equipment.id, found.equipmentId))
		.for('update');
	const [loan] = await tx
		.select()
		.from(equipmentLoan)
		.where(eq(equipmentLoan.id, found.id))
		.for('update');
	return {
		loan: {
			...loan!,
			lentState: loan!.lentState as EquipmentState,
			returnedState: loan!.returnedState as EquipmentState | null
		},
		kind: thing!.kind as EquipmentKind,
		label: thing!.label,
		school: own,
		today: schoolDay(hoursOfSchool(own), now)
	};
}
