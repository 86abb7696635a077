import { and, arrayContains, eq, gte } from 'drizzle-orm';
import type { Language } from '../../domain/shared/locale';
import type { Tx } from '../db/client';
import { referencePerson } from '../db/schema/help';

/**
 * Whether somebody has to translate, until the family says: not for French, nor for a language that
 * somebody of the school's help speaks.
 */
export async function needsInterpreter(
	tx: Tx,
	schoolId: string,
	locale: Language
): Promise<boolean> {
	if (locale === 'fr' || locale === 'fr-simple') return false;
	const speakers = await tx
		.select({ id: referencePerson.id })
		.from(referencePerson)
		.where(
			and(
				eq(referencePerson.schoolId, schoolId),
				gte(referencePerson.rank, 0),
				arrayContains(referencePerson.locales, [locale])
			)
		);
	return speakers.length === 0;
}
