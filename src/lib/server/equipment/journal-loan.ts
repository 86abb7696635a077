import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { journal } from '../db/schema/staff';

/** Writes down what was done to a loan: keys only, no names. */
export async function journalLoan(
	tx: Tx,
	actor: StaffActor,
	action: 'lent' | 'returned' | 'return-undone' | 'loan-undone' | 'extended' | 'agreed',
	loanId: string,
	now: Date
): Promise<void> {
	const { schoolId, staffId } = actor;
	await tx.insert(journal).values({
		...{ at: now, schoolId, staffId, subject: loanId },
		...{ action: `equipment.${action}`, details: {} }
	});
}
