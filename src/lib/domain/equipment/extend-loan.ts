import { ok, refuse, type Result } from '../shared/result';
import { isTooFar } from './lend-equipment';
import type { Loan } from './loan';

export type ExtendError = {
	code:
		| 'equipment.not-later'
		| 'equipment.due-too-far'
		| 'equipment.already-returned'
		| 'equipment.loan-undone';
};

/**
 * Gives a family more time. Refusals: the day is no later, past or too far; the loan is over.
 *
 * @param today day on the school's wall clock, `YYYY-MM-DD`
 * @returns the day until which it is lent
 */
export function extendLoan(loan: Loan, dueOn: string, today: string): Result<string, ExtendError> {
	if (loan.undoneAt) return refuse({ code: 'equipment.loan-undone' });
	if (loan.returnedOn) return refuse({ code: 'equipment.already-returned' });
	if (dueOn <= loan.dueOn || dueOn < today) return refuse({ code: 'equipment.not-later' });
	return isTooFar(dueOn, today) ? refuse({ code: 'equipment.due-too-far' }) : ok(dueOn);
}
