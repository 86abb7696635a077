import { desc, inArray, sql } from 'drizzle-orm';
import { readDiagnosis, type Diagnosis } from '../../domain/equipment/diagnosis';
import type { Tx } from '../db/client';
import { equipmentDiagnosis } from '../db/schema/equipment';

/** Who wrote a diagnosis down. */
export const FILLED_BY = ['family', 'with-staff', 'paper'] as const;
export type FilledBy = (typeof FILLED_BY)[number];

/** The latest diagnosis of a guardian, with the row that it stands in. */
export type LatestDiagnosis = {
	id: string;
	guardianId: string;
	filledBy: FilledBy;
	accountId: string | null;
	staffId: string | null;
	answers: Diagnosis;
	at: Date;
};

/** The latest diagnosis of each of these guardians, as far as the actor may read it. */
export async function latestDiagnoses(
	tx: Tx,
	guardianIds: readonly string[]
): Promise<Map<string, LatestDiagnosis>> {
	if (guardianIds.length === 0) return new Map();
	const found = await tx
		.selectDistinctOn([equipmentDiagnosis.guardianId])
		.from(equipmentDiagnosis)
		.where(inArray(equipmentDiagnosis.guardianId, [...guardianIds]))
		.orderBy(equipmentDiagnosis.guardianId, desc(equipmentDiagnosis.at), sql`id`);
	return new Map(
		found.map((row) => [
			row.guardianId,
			{ ...row, filledBy: row.filledBy as FilledBy, answers: readDiagnosis(row.answers) }
		])
	);
}
