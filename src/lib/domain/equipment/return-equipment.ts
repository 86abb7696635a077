import { ok, refuse, type Result } from '../shared/result';
import type { EquipmentState } from './equipment';
import type { Loan } from './loan';

export type ReturnError =
	{ code: 'equipment.already-returned'; returnedOn: string } | { code: 'equipment.loan-undone' };

/**
 * Ends a loan: the thing came back in a state, or is known to be lost. A thing that was given back
 * already is not given back again: whoever notes it a second time learns when it was.
 *
 * @param today day on the school's wall clock, `YYYY-MM-DD`
 */
export function returnEquipment(
	loan: Loan,
	state: EquipmentState,
	today: string
): Result<{ returnedOn: string; returnedState: EquipmentState }, ReturnError> {
	if (loan.undoneAt) return refuse({ code: 'equipment.loan-undone' });
	if (loan.returnedOn) {
		return refuse({ code: 'equipment.already-returned', returnedOn: loan.returnedOn });
	}
	return ok({ returnedOn: today, returnedState: state });
}

/**
 * Takes a return back that was noted by mistake. Refusal: the thing was lent to somebody else since.
 */
export function undoReturn(
	loan: Loan,
	{ isLentSince }: { isLentSince: boolean }
): Result<null, { code: 'equipment.lent-since' }> {
	return loan.returnedOn && isLentSince ? refuse({ code: 'equipment.lent-since' }) : ok(null);
}
