import { eq } from 'drizzle-orm';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { EquipmentError } from '../../domain/equipment/errors';
import { undoLoan as decide } from '../../domain/equipment/undo-loan';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { equipmentLoan } from '../db/schema/equipment';
import { takeSaidBack } from './drop-said';
import { findLoan } from './find-loan';
import { journalLoan } from './journal-loan';

/**
 * Undoes a loan written by mistake, on the wrong family or the wrong thing: what was said of it is taken
 * back. Refusals: `equipment.not-allowed`, `equipment.not-found`, `equipment.already-returned`.
 *
 * @returns the label of the thing
 */
export async function undoLoan(
	app: App,
	actor: StaffActor,
	loanId: string
): Promise<Result<{ label: string }, EquipmentError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	const now = app.clock.now();
	const undone = await app.db.transaction(SYSTEM, async (tx) => {
		const found = await findLoan(tx, actor, loanId, now);
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		const { loan, label } = found;
		const decided = decide(loan);
		if (!decided.ok) return decided;
		if (decided.value === 'nothing') return ok({ label });
		await tx.update(equipmentLoan).set({ undoneAt: now }).where(eq(equipmentLoan.id, loan.id));
		await takeSaidBack(tx, actor, loan, now);
		await journalLoan(tx, actor, 'loan-undone', loan.id, now);
		return ok({ label });
	});
	if (undone.ok) app.wake();
	return undone;
}
