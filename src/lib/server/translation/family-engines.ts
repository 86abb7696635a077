import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { translationOptIn } from '../db/schema/translation';

/**
 * Who translates for a family: by school, the id of the engine (`deepl@api.deepl.com`) and since
 * when. A school that lets none have its texts is not in the list.
 */
export function familyEngines(
	app: App,
	actor: GuardianActor
): Promise<{ schoolId: string; engine: string; since: Date }[]> {
	return app.db.transaction(actor, (tx) =>
		tx
			.select({
				schoolId: translationOptIn.schoolId,
				engine: translationOptIn.engine,
				since: translationOptIn.since
			})
			.from(translationOptIn)
	);
}
