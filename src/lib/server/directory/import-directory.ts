import { DateTime } from 'luxon';
import type { RowRemark } from '$lib/domain/directory/errors';
import { summaryOfPlan, type DirectorySummary } from '$lib/domain/directory/import-summary';
import { planDirectoryImport } from '$lib/domain/directory/plan-directory-import';
import type { GuardiansFile, PupilsFile } from '$lib/domain/directory/school-file';
import type { Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import { loadDirectory, saveDirectoryPlan } from './import-directory.repository';

/**
 * Brings a school's directory to what its exports say, inside the caller's transaction.
 *
 * @param now The instant of the import; a departure counts from its day on the school's clock.
 */
export async function importDirectory(
	tx: Tx,
	to: Pick<typeof school.$inferSelect, 'id' | 'timeZone'>,
	files: { pupils: PupilsFile | null; guardians: GuardiansFile | null },
	now: Date
): Promise<{ summary: DirectorySummary; remarks: RowRemark[] }> {
	const today = DateTime.fromJSDate(now, { zone: to.timeZone }).toFormat('yyyy-MM-dd');
	const known = await loadDirectory(tx, to.id);
	const plan = planDirectoryImport(known, files, today);
	await saveDirectoryPlan(tx, to.id, plan, now);
	return { summary: summaryOfPlan(plan, known), remarks: plan.remarks };
}
