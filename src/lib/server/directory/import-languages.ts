import { and, eq, inArray } from 'drizzle-orm';
import { refusedRow, type RowRemark } from '$lib/domain/directory/errors';
import type { Language } from '$lib/domain/shared/locale';
import type { LanguageRow } from '../adapters/event-files/read-people-rows';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { batches, guardianIds } from './import-directory.repository';

/**
 * Sets the display language of guardians from the languages file; the last row of a guardian
 * counts. The language of letters only: what a connected family chose for itself stays.
 *
 * @returns how many guardians now have another language than before
 */
export async function importLanguages(
	tx: Tx,
	schoolId: string,
	file: string,
	languages: readonly LanguageRow[]
): Promise<{ count: number; remarks: RowRemark[] }> {
	const ids = await guardianIds(tx, schoolId);
	const remarks: RowRemark[] = [];
	const wanted = new Map<string, Language>();
	for (const { line, guardianSourceId, locale } of languages) {
		const id = ids.get(guardianSourceId);
		if (id) wanted.set(id, locale);
		else
			remarks.push(refusedRow(file, line, { code: 'row.unknown-guardian', id: guardianSourceId }));
	}
	const current = await tx
		.select({ id: guardian.id, locale: guardian.letterLocale })
		.from(guardian)
		.where(eq(guardian.schoolId, schoolId));
	const before = new Map(current.map(({ id, locale }) => [id, locale]));
	const changed = [...wanted].filter(([id, locale]) => before.get(id) !== locale);
	for (const [locale, pairs] of Map.groupBy(changed, ([, chosen]) => chosen))
		for (const batch of batches(pairs.map(([id]) => id)))
			await tx
				.update(guardian)
				.set({ letterLocale: locale })
				.where(and(eq(guardian.schoolId, schoolId), inArray(guardian.id, batch)));
	return { count: changed.length, remarks };
}
