import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { guardian } from '../db/schema/directory';

/** A guardian chosen for a letter. */
export type ChosenGuardian = {
	id: string;
	firstName: string;
	lastName: string;
	locale: Language | null;
	isConnected: boolean;
};

/** The guardians of the actor's school among the keys, by name. Others are left out. */
export async function listChosenGuardians(
	app: App,
	actor: StaffActor,
	guardianIds: readonly string[]
): Promise<ChosenGuardian[]> {
	if (guardianIds.length === 0) return [];
	const found = await app.db.transaction(actor, (tx) =>
		tx
			.select()
			.from(guardian)
			.where(
				and(
					eq(guardian.schoolId, actor.schoolId),
					inArray(guardian.id, [...guardianIds]),
					isNull(guardian.leftAt)
				)
			)
			.orderBy(asc(guardian.lastName), asc(guardian.firstName))
	);
	return found.map(({ id, firstName, lastName, letterLocale, accountId }) => ({
		id,
		firstName,
		lastName,
		locale: isLanguage(letterLocale) ? letterLocale : null,
		isConnected: accountId !== null
	}));
}
