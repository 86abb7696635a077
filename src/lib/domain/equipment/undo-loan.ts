import { ok, refuse, type Result } from '../shared/result';
import type { Loan } from './loan';

/** Undoes a loan written by mistake. Refusal: the thing came back, so it was lent. */
export function undoLoan(
	loan: Loan
): Result<'undo' | 'nothing', { code: 'equipment.already-returned' }> {
	if (loan.returnedOn) return refuse({ code: 'equipment.already-returned' });
	return ok(loan.undoneAt ? 'nothing' : 'undo');
}
