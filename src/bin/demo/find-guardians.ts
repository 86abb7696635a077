import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { StaffActor } from '$lib/domain/shared/actor';
import type { App } from '$lib/server/app';
import { guardian, guardianship, pupil } from '$lib/server/db/schema/directory';
import { item } from '$lib/server/db/schema/item';

/** Keys of the people whom the README tells about, in the schools' own files. */
export const AMINA = '720001';
export const MARTA = '720002';

/** Guardians of the actor's school with a child whose data is open to them, in the files' order. */
export async function openGuardians(app: App, actor: StaffActor) {
	return app.db.transaction(actor, (tx) =>
		tx
			.selectDistinct({
				id: guardian.id,
				sourceId: guardian.sourceId,
				locale: guardian.letterLocale
			})
			.from(guardian)
			.innerJoin(guardianship, eq(guardianship.guardianId, guardian.id))
			.innerJoin(pupil, eq(pupil.id, guardianship.pupilId))
			.where(and(eq(guardianship.hasAccess, true), isNull(guardian.leftAt), isNull(pupil.leftAt)))
			.orderBy(asc(guardian.sourceId))
	);
}

/** Absences by the keys of their file, with the guardians who may answer for each. */
export async function absencesOf(app: App, actor: StaffActor, sourceIds: string[]) {
	return app.db.transaction(actor, (tx) =>
		tx
			.select({ itemId: item.id, guardianId: guardianship.guardianId })
			.from(item)
			.innerJoin(guardianship, eq(guardianship.pupilId, item.pupilId))
			.where(
				and(
					eq(item.kind, 'absence'),
					inArray(item.sourceId, sourceIds),
					eq(guardianship.hasAccess, true)
				)
			)
			.orderBy(asc(item.sourceId), asc(guardianship.guardianId))
	);
}

/** Guardians of pupils, by the pupils' keys in the files. */
export async function guardiansOf(app: App, actor: StaffActor, pupilKeys: string[]) {
	const found = await app.db.transaction(actor, (tx) =>
		tx
			.select({ id: guardianship.guardianId })
			.from(guardianship)
			.innerJoin(pupil, eq(pupil.id, guardianship.pupilId))
			.where(and(inArray(pupil.sourceId, pupilKeys), eq(guardianship.hasAccess, true)))
	);
	return new Set(found.map(({ id }) => id));
}
