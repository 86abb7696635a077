import { asc, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { division, service } from '../db/schema/directory';

/** What the lists of the back-office can be narrowed by: divisions and services of the school. */
export type FilterChoices = {
	divisions: { id: string; code: string }[];
	services: { id: string; name: string }[];
};

/** The divisions and services of the actor's school, in the order of their names. */
export async function listFilterChoices(app: App, actor: StaffActor): Promise<FilterChoices> {
	return app.db.transaction(actor, async (tx) => ({
		divisions: await tx
			.select({ id: division.id, code: division.code })
			.from(division)
			.where(eq(division.schoolId, actor.schoolId))
			.orderBy(asc(division.code)),
		services: await tx
			.select({ id: service.id, name: service.name })
			.from(service)
			.where(eq(service.schoolId, actor.schoolId))
			.orderBy(asc(service.name))
	}));
}
