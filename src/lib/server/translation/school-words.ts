import { eq } from 'drizzle-orm';
import type { Locale } from '../../domain/shared/locale';
import { indexNames, type NameIndex } from '../../domain/translation/find-names';
import { EVERY_LOCALE, type SchoolTerm } from '../../domain/translation/find-terms';
import type { Tx } from '../db/client';
import { guardian, pupil, school } from '../db/schema/directory';
import { staff, staffRole } from '../db/schema/staff';
import { schoolTerm } from '../db/schema/translation';

/** What a school's texts are protected with: the names of its people, and its own words. */
export type SchoolWords = { names: NameIndex; terms: readonly SchoolTerm[] };

/**
 * Reads them as SYSTEM: pupils, guardians and staff, those who left too, since texts still speak of
 * them. The name of the school itself is a term that no language changes.
 */
export async function readSchoolWords(tx: Tx, schoolId: string): Promise<SchoolWords> {
	const pupils = await tx
		.select({ first: pupil.firstName, last: pupil.lastName })
		.from(pupil)
		.where(eq(pupil.schoolId, schoolId));
	const guardians = await tx
		.select({ first: guardian.firstName, last: guardian.lastName })
		.from(guardian)
		.where(eq(guardian.schoolId, schoolId));
	const colleagues = await tx
		.selectDistinct({ name: staff.name })
		.from(staff)
		.innerJoin(staffRole, eq(staffRole.staffId, staff.id))
		.where(eq(staffRole.schoolId, schoolId));
	const terms = await tx.select().from(schoolTerm).where(eq(schoolTerm.schoolId, schoolId));
	const [own] = await tx.select({ name: school.name }).from(school).where(eq(school.id, schoolId));
	const names = [...pupils, ...guardians].flatMap(({ first, last }) => [first, last]);
	// A colleague's name is one field: each of its words is hidden on its own too.
	const staffNames = colleagues.flatMap(({ name }) => [name, ...name.split(/\s+/)]);
	return {
		names: indexNames([...names, ...staffNames]),
		terms: [
			...terms.map(({ term, wording, locale }) => ({ term, wording, locale: locale as Locale })),
			...(own ? [{ term: own.name, wording: own.name, locale: EVERY_LOCALE } as const] : [])
		]
	};
}
