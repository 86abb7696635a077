import { and, eq, isNull, ne } from 'drizzle-orm';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { EquipmentState } from '../../domain/equipment/equipment';
import type { EquipmentError } from '../../domain/equipment/errors';
import {
	returnEquipment as decide,
	undoReturn as decideUndo,
	type ReturnError
} from '../../domain/equipment/return-equipment';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { equipment, equipmentLoan } from '../db/schema/equipment';
import { dropSaid } from './drop-said';
import { findLoan } from './find-loan';
import { journalLoan } from './journal-loan';
import { planReturnReminders } from './say-return';

/**
 * Notes that a thing came back, in a state, or is lost. What asked for it is taken away. Noted a second
 * time, by somebody else at the same moment too, it is told with the day of the first.
 *
 * Refusals: `equipment.not-allowed`, `equipment.not-found`, and those of the decision.
 * @returns the label of the thing
 */
export async function returnEquipment(
	app: App,
	actor: StaffActor,
	{ loanId, state }: { loanId: string; state: EquipmentState }
): Promise<Result<{ label: string }, EquipmentError | ReturnError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	const now = app.clock.now();
	const returned = await app.db.transaction(SYSTEM, async (tx) => {
		const found = await findLoan(tx, actor, loanId, now);
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		const { loan, label, today } = found;
		const decided = decide(loan, state, today);
		if (!decided.ok) return decided;
		await tx
			.update(equipmentLoan)
			.set({ ...decided.value, returnedTo: actor.staffId })
			.where(eq(equipmentLoan.id, loan.id));
		await tx.update(equipment).set({ state }).where(eq(equipment.id, loan.equipmentId));
		await dropSaid(tx, actor, loan, now);
		await journalLoan(tx, actor, 'returned', loan.id, now);
		return ok({ label });
	});
	if (returned.ok) app.wake();
	return returned;
}

/**
 * Undoes a return noted by mistake: the thing is out again, in its former state, and its reminders
 * are planned anew.
 *
 * Refusals: `equipment.not-allowed`, `equipment.not-found`, `equipment.lent-since`.
 */
export async function undoReturn(
	app: App,
	actor: StaffActor,
	loanId: string
): Promise<Result<{ label: string }, EquipmentError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const found = await findLoan(tx, actor, loanId, now);
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		const { loan, label, kind, school } = found;
		const lentSince = await tx.$count(
			equipmentLoan,
			and(
				eq(equipmentLoan.equipmentId, loan.equipmentId),
				ne(equipmentLoan.id, loan.id),
				isNull(equipmentLoan.returnedOn),
				isNull(equipmentLoan.undoneAt)
			)
		);
		const decided = decideUndo(loan, { isLentSince: lentSince > 0 });
		if (!decided.ok) return decided;
		if (loan.returnedOn === null) return ok({ label });
		const { guardianId, dueOn, lentState } = loan;
		const told = { guardianId, kind, dueOn };
		await tx
			.update(equipmentLoan)
			.set({
				...{ returnedOn: null, returnedTo: null, returnedState: null },
				reminderItemIds: await planReturnReminders(tx, actor, school, told, now)
			})
			.where(eq(equipmentLoan.id, loan.id));
		await tx.update(equipment).set({ state: lentState }).where(eq(equipment.id, loan.equipmentId));
		await journalLoan(tx, actor, 'return-undone', loan.id, now);
		return ok({ label });
	});
}
