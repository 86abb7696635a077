import { asc, eq } from 'drizzle-orm';
import { LEVELS, type Level } from '../../domain/directory/level';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { division, service } from '../db/schema/directory';
import { listColleagues } from './list-colleagues';
import { listViews, type SavedView } from './saved-views';

/** What the work list can be narrowed by, whom families can be given to, and the views that are kept. */
export type WorkChoices = {
	divisions: { id: string; code: string }[];
	/** Levels of the school's classes, from the youngest up; `none` when a class has none. */
	levels: (Level | 'none')[];
	services: { id: string; name: string }[];
	colleagues: { id: string; name: string }[];
	views: SavedView[];
};

/** The choices of the actor's school, in the order of their names. */
export async function listWorkChoices(app: App, actor: StaffActor): Promise<WorkChoices> {
	return app.db.transaction(actor, async (tx) => {
		const divisions = await tx
			.select({ id: division.id, code: division.code, level: division.level })
			.from(division)
			.where(eq(division.schoolId, actor.schoolId))
			.orderBy(asc(division.code));
		const known = new Set(divisions.map(({ level }) => level ?? 'none'));
		return {
			divisions: divisions.map(({ id, code }) => ({ id, code })),
			levels: [...LEVELS, 'none' as const].filter((level) => known.has(level)),
			services: await tx
				.select({ id: service.id, name: service.name })
				.from(service)
				.where(eq(service.schoolId, actor.schoolId))
				.orderBy(asc(service.name)),
			colleagues: await listColleagues(tx, actor),
			views: await listViews(tx, actor)
		};
	});
}
