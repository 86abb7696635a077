import { eq, sql } from 'drizzle-orm';
import { canKeepEquipment } from '../../domain/equipment/equipment.policy';
import type { EquipmentError } from '../../domain/equipment/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows } from '../db/client';
import { loanAgreement } from '../db/schema/equipment';
import { agreementTo } from './agreement-to';
import { findLoan } from './find-loan';
import { journalLoan } from './journal-loan';

/**
 * Notes that a guardian agreed to a loan at the counter, or on the paper that she signed, in her
 * language. Noted twice it is one; what she agreed to on her phone stands.
 *
 * Refusals: `equipment.not-allowed`, `equipment.not-found`, `equipment.loan-undone`.
 */
export async function noteAgreement(
	app: App,
	actor: StaffActor,
	{ loanId, through }: { loanId: string; through: 'with-staff' | 'paper' }
): Promise<Result<null, EquipmentError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	const now = app.clock.now();
	const asked = await app.db.transaction(actor, async (tx) => {
		const found = await findLoan(tx, actor, loanId, now);
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		if (found.loan.undoneAt) return refuse({ code: 'equipment.loan-undone' as const });
		const [reader] = await rows<{ locale: string | null }>(
			tx,
			sql`select coalesce(a.locale, g.letter_locale) as locale
				from guardian g left join account a on a.id = g.account_id
				where g.id = ${found.loan.guardianId}::uuid`
		);
		return ok({ ...found, locale: reader?.locale ?? null });
	});
	if (!asked.ok) return asked;
	const { loan, kind, locale } = asked.value;
	const { schoolId, staffId } = actor;
	const words = { schoolId, kind, dueOn: loan.dueOn };
	const [agreement] = await agreementTo(app, words, isLanguage(locale) ? locale : null);
	return app.db.transaction(actor, async (tx) => {
		const saved = await tx
			.insert(loanAgreement)
			.values({
				...{ loanId: loan.id, schoolId, guardianId: loan.guardianId, through, staffId },
				...{ locale: agreement!.locale, wordsHash: agreement!.hash, agreedAt: now }
			})
			.onConflictDoNothing()
			.returning({ id: loanAgreement.loanId });
		if (saved.length) await journalLoan(tx, actor, 'agreed', loan.id, now);
		return ok(null);
	});
}

/**
 * Takes back an agreement that staff noted by mistake; what a family agreed to itself stays.
 * Refusals: `equipment.not-allowed`, `equipment.not-found`.
 */
export async function undoAgreement(
	app: App,
	actor: StaffActor,
	loanId: string
): Promise<Result<null, EquipmentError>> {
	if (!canKeepEquipment(actor)) return refuse({ code: 'equipment.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const found = await findLoan(tx, actor, loanId, app.clock.now());
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		await tx
			.delete(loanAgreement)
			.where(
				sql`${eq(loanAgreement.loanId, found.loan.id)} and ${loanAgreement.through} <> 'family'`
			);
		return ok(null);
	});
}
