import { eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { guardian } from '../db/schema/directory';
import { readSender } from '../letter/write-letter';
import { writeLoanAgreement } from '../paper/documents/write-loan-agreement';
import { readLoan } from './list-loans';

/** The agreement to a loan, to be printed and signed; null when there is no such loan to show. */
export async function writeLoanPaper(
	app: App,
	actor: StaffActor,
	loanId: string
): Promise<ReturnType<typeof writeLoanAgreement> | null> {
	const loan = await readLoan(app, actor, loanId);
	if (!loan) return null;
	const [person] = await app.db.transaction(actor, (tx) =>
		tx.select().from(guardian).where(eq(guardian.id, loan.guardianId))
	);
	const { title, firstName, lastName } = person!;
	const { kind, label, inventoryNumber, lentOn, dueOn, lentBy, locale } = loan;
	return writeLoanAgreement({
		school: await readSender(app, actor),
		guardian: { title, firstName, lastName, locale },
		equipment: { kind, label, inventoryNumber },
		...{ lentOn, dueOn, lentBy }
	});
}
