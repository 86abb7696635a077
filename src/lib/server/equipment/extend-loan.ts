import { eq } from 'drizzle-orm';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { EquipmentError } from '../../domain/equipment/errors';
import { extendLoan as decide } from '../../domain/equipment/extend-loan';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { equipmentLoan } from '../db/schema/equipment';
import { dropSaid } from './drop-said';
import { findLoan } from './find-loan';
import { journalLoan } from './journal-loan';
import { planReturnReminders, sayReturn } from './say-return';

/**
 * Gives a family more time: it is told the new day, and reminded of that one alone.
 *
 * Refusals: `equipment.not-allowed`, `equipment.not-found`, and those of the decision.
 */
export async function extendLoan(
	app: App,
	actor: StaffActor,
	{ loanId, dueOn }: { loanId: string; dueOn: string }
): Promise<Result<{ label: string; dueOn: string }, EquipmentError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	const now = app.clock.now();
	const extended = await app.db.transaction(SYSTEM, async (tx) => {
		const found = await findLoan(tx, actor, loanId, now);
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		const { loan, kind, label, school, today } = found;
		const decided = decide(loan, dueOn, today);
		if (!decided.ok) return decided;
		await dropSaid(tx, actor, loan, now);
		const told = { guardianId: loan.guardianId, kind, dueOn: decided.value };
		await tx
			.update(equipmentLoan)
			.set({
				dueOn: decided.value,
				saidItemId: await sayReturn(tx, actor, told, now),
				reminderItemIds: await planReturnReminders(tx, actor, school, told, now)
			})
			.where(eq(equipmentLoan.id, loan.id));
		await journalLoan(tx, actor, 'extended', loan.id, now);
		return ok({ label, dueOn: decided.value });
	});
	if (extended.ok) app.wake();
	return extended;
}
