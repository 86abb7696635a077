import { and, asc, eq, isNull } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { division, pupil } from '../db/schema/directory';

/** The divisions of a school, each with its pupils, to choose recipients from. */
export type Recipients = {
	divisions: { id: string; code: string; pupils: { id: string; name: string }[] }[];
	/** Pupils whom the export gives no division. */
	others: { id: string; name: string }[];
};

/** The recipients of the actor's school, by division and name. */
export async function listRecipients(app: App, actor: StaffActor): Promise<Recipients> {
	return app.db.transaction(actor, async (tx) => {
		const divisions = await tx
			.select({ id: division.id, code: division.code })
			.from(division)
			.where(eq(division.schoolId, actor.schoolId))
			.orderBy(asc(division.code));
		const pupils = await tx
			.select({
				id: pupil.id,
				firstName: pupil.firstName,
				lastName: pupil.lastName,
				divisionId: pupil.divisionId
			})
			.from(pupil)
			.where(and(eq(pupil.schoolId, actor.schoolId), isNull(pupil.leftAt)))
			.orderBy(asc(pupil.lastName), asc(pupil.firstName));
		const of = (divisionId: string | null) =>
			pupils
				.filter((one) => one.divisionId === divisionId)
				.map((one) => ({ id: one.id, name: `${one.lastName} ${one.firstName}` }));
		return {
			divisions: divisions.map((one) => ({ ...one, pupils: of(one.id) })),
			others: of(null)
		};
	});
}
