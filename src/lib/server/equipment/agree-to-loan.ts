import { sql } from 'drizzle-orm';
import { canAnswerForHome } from '../../domain/equipment/equipment.policy';
import type { EquipmentKind } from '../../domain/equipment/equipment';
import type { EquipmentError } from '../../domain/equipment/errors';
import type { GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { loanAgreement } from '../db/schema/equipment';
import { agreementTo, type Agreement } from './agreement-to';

/** A loan on its own page: what is agreed to, and where it stands. */
export type OwnLoanPage = {
	id: string;
	kind: EquipmentKind;
	isReturned: boolean;
	isAgreed: boolean;
	agreement: Agreement;
};

/** A loan of the family that asks, in its language; null when there is none, or not hers. */
export async function readOwnLoan(
	app: App,
	actor: GuardianActor,
	loanId: string
): Promise<OwnLoanPage | null> {
	const found = await app.db.transaction(actor, (tx) => findOwnLoan(tx, actor, loanId));
	if (!found) return null;
	const [agreement] = await agreementTo(app, found, actor.locale);
	return { ...found, agreement: agreement! };
}

/**
 * Keeps that the family agreed, in its language, to these very words. Agreed twice is agreed once.
 *
 * Refusal: `equipment.not-found` when it is not hers, was undone, or to a session that a letter opened.
 */
export async function agreeToLoan(
	app: App,
	actor: GuardianActor,
	loanId: string
): Promise<Result<null, EquipmentError>> {
	const page = await readOwnLoan(app, actor, loanId);
	if (!page) return refuse({ code: 'equipment.not-found' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = await findOwnLoan(tx, actor, loanId);
		if (!found) return refuse({ code: 'equipment.not-found' as const });
		if (found.isReturned || found.isAgreed) return ok(null);
		const { schoolId, guardianId } = found;
		const { locale, hash } = page.agreement;
		await tx
			.insert(loanAgreement)
			.values({
				...{ loanId: found.id, schoolId, guardianId, through: 'family' },
				...{ accountId: actor.accountId, locale, wordsHash: hash, agreedAt: now }
			})
			.onConflictDoNothing();
		return ok(null);
	});
}

type FoundLoan = {
	id: string;
	schoolId: string;
	guardianId: string;
	kind: EquipmentKind;
	dueOn: string;
	isReturned: boolean;
	isAgreed: boolean;
};

async function findOwnLoan(
	tx: Tx,
	actor: GuardianActor,
	loanId: string
): Promise<FoundLoan | null> {
	if (!canAnswerForHome(actor) || !isUuid(loanId)) return null;
	const [found] = await rows<FoundLoan>(
		tx,
		sql`select l.id, l.school_id as "schoolId", l.guardian_id as "guardianId", e.kind,
				l.due_on::text as "dueOn", l.returned_on is not null as "isReturned",
				a.loan_id is not null as "isAgreed"
			from equipment_loan l
			join equipment e on e.id = l.equipment_id
			left join loan_agreement a on a.loan_id = l.id
			where l.id = ${loanId}::uuid and l.undone_at is null`
	);
	return found ?? null;
}
