import { and, eq } from 'drizzle-orm';
import { readHalfDays, type HalfDay } from '../../domain/resource-parent/half-days';
import type { ResourceParentActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import type { App } from '../app';
import { resourceParent } from '../db/schema/resource-parent';
import { staff } from '../db/schema/staff';

/** She says when she can be there; none is an answer too. */
export async function chooseAvailabilities(
	app: App,
	actor: ResourceParentActor,
	given: readonly HalfDay[]
): Promise<void> {
	await app.db.transaction(actor, (tx) =>
		tx
			.update(resourceParent)
			.set({ availabilities: readHalfDays(given) })
			.where(
				and(eq(resourceParent.staffId, actor.staffId), eq(resourceParent.schoolId, actor.schoolId))
			)
	);
}

/** She chooses the language of her pages. */
export async function chooseOwnLanguage(
	app: App,
	actor: ResourceParentActor,
	locale: Locale
): Promise<void> {
	await app.db.transaction(actor, (tx) =>
		tx.update(staff).set({ locale }).where(eq(staff.id, actor.staffId))
	);
}
