import type { EquipmentState } from './equipment';

/** A loan as it stands. Days are of the school's wall clock, `YYYY-MM-DD`. */
export type Loan = {
	lentOn: string;
	dueOn: string;
	returnedOn: string | null;
	returnedState: EquipmentState | null;
	/** Written by mistake: as if it had not been. */
	undoneAt: Date | null;
};

export type LoanStanding = 'undone' | 'returned' | 'late' | 'due-today' | 'out';

/** Where a loan stands on a day: late from the day after it was due. */
export function standingOf(loan: Loan, today: string): LoanStanding {
	if (loan.undoneAt) return 'undone';
	if (loan.returnedOn) return 'returned';
	if (loan.dueOn < today) return 'late';
	return loan.dueOn === today ? 'due-today' : 'out';
}

/** How many days a loan is late; 0 when it is not. */
export function daysLate(loan: Loan, today: string): number {
	if (standingOf(loan, today) !== 'late') return 0;
	return Math.round((Date.parse(today) - Date.parse(loan.dueOn)) / 86_400_000);
}
