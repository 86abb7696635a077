import { asc, eq } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { translationOptIn } from '../db/schema/translation';

/** Who translates for a school of a family. */
export type FamilyEngine = {
	schoolId: string;
	schoolName: string;
	/** Id of the engine: `deepl@api.deepl.com`. */
	engine: string;
	since: Date;
};

/**
 * Who translates for a family, by school. A school that lets no engine have its texts is not in the
 * list, nor is one that chose an engine which is no longer there: nothing of it leaves.
 */
export async function familyEngines(app: App, actor: GuardianActor): Promise<FamilyEngine[]> {
	const { translator } = app;
	if (!translator) return [];
	return app.db.transaction(actor, (tx) =>
		tx
			.select({
				schoolId: translationOptIn.schoolId,
				schoolName: school.name,
				engine: translationOptIn.engine,
				since: translationOptIn.since
			})
			.from(translationOptIn)
			.innerJoin(school, eq(school.id, translationOptIn.schoolId))
			.where(eq(translationOptIn.engine, translator.id))
			.orderBy(asc(school.name))
	);
}
