import { and, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { resourceParent } from '../db/schema/resource-parent';

/** What somebody signed, to be printed. */
export type SignedCommitment = {
	name: string;
	school: string;
	locale: Locale;
	sentences: string[];
	signedAt: Date;
	hash: string;
};

/** The copy of a commitment for staff; null when nobody signed it. */
export async function readCommitment(
	app: App,
	actor: StaffActor,
	id: string
): Promise<SignedCommitment | null> {
	if (!isUuid(id)) return null;
	const [found] = await app.db.transaction(actor, (tx) =>
		tx
			.select({ own: resourceParent, school: school.name })
			.from(resourceParent)
			.innerJoin(school, eq(school.id, resourceParent.schoolId))
			.where(and(eq(resourceParent.id, id), eq(resourceParent.schoolId, actor.schoolId)))
	);
	const own = found?.own;
	if (!own?.committedAt || !own.commitmentWords || !own.commitmentHash) return null;
	return {
		name: `${own.firstName} ${own.lastName}`,
		school: found!.school,
		locale: own.commitmentLocale as Locale,
		sentences: own.commitmentWords,
		signedAt: own.committedAt,
		hash: own.commitmentHash
	};
}
