import { desc, eq, isNull, sql } from 'drizzle-orm';
import { readDiagnosis, type Diagnosis } from '../../domain/equipment/diagnosis';
import { canAnswerForHome } from '../../domain/equipment/equipment.policy';
import type { EquipmentKind } from '../../domain/equipment/equipment';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import type { Tx } from '../db/client';
import {
	equipment,
	equipmentDiagnosis,
	equipmentLoan,
	loanAgreement
} from '../db/schema/equipment';

/** A loan as its family sees it. Days of the school's wall clock. */
export type OwnLoan = {
	id: string;
	kind: EquipmentKind;
	dueOn: string;
	returnedOn: string | null;
	isAgreed: boolean;
};

/** What a family answered, and what is lent to it. */
export type OwnEquipment = { diagnosis: Diagnosis; loans: OwnLoan[] };

/** Things given back that stay on the page: the last ones. */
const MOST_RETURNED = 2;

/**
 * The answers of the family that asks, and the things that its schools lend it, those to be given
 * back first. Null to a session that a letter opened.
 */
export async function readOwnEquipment(
	app: App,
	actor: GuardianActor
): Promise<OwnEquipment | null> {
	if (!canAnswerForHome(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		// Row level security leaves her own; asked once for all her schools, the last answers are those
		// she knows.
		const [last] = await tx
			.select({ answers: equipmentDiagnosis.answers })
			.from(equipmentDiagnosis)
			.orderBy(desc(equipmentDiagnosis.at))
			.limit(1);
		const loans = await ownLoans(tx);
		const returned = loans.filter(({ returnedOn }) => returnedOn !== null);
		const out = loans.filter(({ returnedOn }) => returnedOn === null);
		return {
			diagnosis: readDiagnosis(last?.answers),
			loans: [...out, ...returned.slice(-MOST_RETURNED).reverse()]
		};
	});
}

async function ownLoans(tx: Tx): Promise<OwnLoan[]> {
	const found = await tx
		.select({
			id: equipmentLoan.id,
			kind: sql<EquipmentKind>`${equipment.kind}`,
			dueOn: equipmentLoan.dueOn,
			returnedOn: equipmentLoan.returnedOn,
			isAgreed: sql<boolean>`${loanAgreement.loanId} is not null`
		})
		.from(equipmentLoan)
		.innerJoin(equipment, eq(equipment.id, equipmentLoan.equipmentId))
		.leftJoin(loanAgreement, eq(loanAgreement.loanId, equipmentLoan.id))
		.where(isNull(equipmentLoan.undoneAt))
		.orderBy(equipmentLoan.dueOn, equipmentLoan.id);
	return found;
}
