import type { FamilySchool } from '../../domain/home/home';
import type { CallMoment } from '../../domain/help/callback';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { readCircle } from '../home/read-circle';
import { standingCallbacks } from './ask-callback';
import { readPeople, type HelpPerson } from './read-people';

/** A school of the family, who helps there, and the call that was asked of it. */
export type SchoolHelp = {
	school: FamilySchool;
	people: HelpPerson[];
	callback: {
		isRead: boolean;
		readFrom: Date;
		moment: CallMoment;
		needsInterpreter: boolean;
	} | null;
};

/** Who can help the guardian who asks, school by school. */
export function readHelp(app: App, actor: GuardianActor): Promise<SchoolHelp[]> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const { schools } = await readCircle(tx, now);
		const callbacks = await standingCallbacks(tx, now);
		const people = await readPeople(tx);
		return schools.map((school) => {
			const asked = callbacks.find(({ schoolId }) => schoolId === school.id);
			return {
				school,
				people: people.filter(({ schoolId }) => schoolId === school.id),
				callback: asked
					? {
							isRead: asked.releasedAt !== null,
							readFrom: asked.releasedAt ?? asked.plannedAt,
							moment: (asked.wantedMoment ?? 'any') as CallMoment,
							needsInterpreter: asked.needsInterpreter ?? false
						}
					: null
			};
		});
	});
}
