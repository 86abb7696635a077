import { and, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { resourceParent } from '../db/schema/resource-parent';
import { commitmentWords } from './commitment-words';

/** What somebody signed, to be printed. */
export type SignedCommitment = {
	name: string;
	school: string;
	locale: Locale;
	sentences: string[];
	/** The same in French, for who reads the copy at school; null once the words changed, or in French. */
	french: string[] | null;
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
	const locale = own.commitmentLocale as Locale;
	const isOfToday = commitmentWords(locale).hash === own.commitmentHash;
	return {
		name: `${own.firstName} ${own.lastName}`,
		school: found!.school,
		locale,
		sentences: own.commitmentWords,
		french: isOfToday && locale !== 'fr' ? commitmentWords('fr').sentences : null,
		signedAt: own.committedAt,
		hash: own.commitmentHash
	};
}
