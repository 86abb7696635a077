import type { FamilySchool } from '../../domain/home/home';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { readCircle } from '../home/read-circle';
import { standingCallbacks } from './ask-callback';

/** A school of the family, and the call that was asked of it. */
export type SchoolHelp = {
	school: FamilySchool;
	callback: { isRead: boolean; readFrom: Date } | null;
};

/** Who can help the guardian who asks, school by school. */
export function readHelp(app: App, actor: GuardianActor): Promise<SchoolHelp[]> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const { schools } = await readCircle(tx, now);
		const callbacks = await standingCallbacks(tx, now);
		return schools.map((school) => {
			const asked = callbacks.find(({ schoolId }) => schoolId === school.id);
			return {
				school,
				callback: asked
					? {
							isRead: asked.releasedAt !== null,
							readFrom: asked.releasedAt ?? asked.plannedAt
						}
					: null
			};
		});
	});
}
