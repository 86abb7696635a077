import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../../domain/shared/actor';
import { isPrepared, type PreparedLocale } from '../../domain/shared/locale';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { schoolLanguage } from '../db/schema/language';

/** The prepared languages that a school of a family offers. @param tx the system's, or the family's */
export async function offeredTo(tx: Tx, accountId: string): Promise<PreparedLocale[]> {
	const rows = await tx
		.selectDistinct({ locale: schoolLanguage.locale })
		.from(schoolLanguage)
		.innerJoin(guardian, eq(guardian.schoolId, schoolLanguage.schoolId))
		.where(and(eq(guardian.accountId, accountId), isNull(guardian.leftAt)))
		.orderBy(schoolLanguage.locale);
	return rows.map(({ locale }) => locale).filter(isPrepared);
}

/** The same for whoever asks; none for somebody who is not signed in, whose school nobody knows. */
export async function offeredLanguages(app: App, actor: Actor | null): Promise<PreparedLocale[]> {
	if (actor?.kind !== 'guardian') return [];
	return app.db.transaction(actor, (tx) => offeredTo(tx, actor.accountId));
}
