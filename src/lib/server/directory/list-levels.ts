import { asc, eq } from 'drizzle-orm';
import { isLevel, levelOf, type Level } from '../../domain/directory/level';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { division } from '../db/schema/directory';

/** A class, and the level it is of. */
export type DivisionLevel = {
	id: string;
	code: string;
	/** Null when neither the files nor anybody told. */
	level: Level | null;
	/** What its code says, when nobody has told otherwise yet. */
	guess: Level | null;
	/** Staff set it: imports leave it alone. */
	isSetByHand: boolean;
};

/** The classes of the actor's school with their levels, by code. */
export async function listLevels(app: App, actor: StaffActor): Promise<DivisionLevel[]> {
	const found = await app.db.transaction(actor, (tx) =>
		tx
			.select()
			.from(division)
			.where(eq(division.schoolId, actor.schoolId))
			.orderBy(asc(division.code))
	);
	return found.map(({ id, code, level, levelSetBy }) => ({
		id,
		code,
		level: isLevel(level) ? level : null,
		guess: levelSetBy === null && level === null ? levelOf(code) : null,
		isSetByHand: levelSetBy !== null
	}));
}
