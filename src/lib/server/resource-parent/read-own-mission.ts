import { and, eq, sql } from 'drizzle-orm';
import { readHalfDays, type HalfDay } from '../../domain/resource-parent/half-days';
import type { ResourceParentActor } from '../../domain/shared/actor';
import type { Language, Locale } from '../../domain/shared/locale';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { resourceParent } from '../db/schema/resource-parent';

/** What a resource parent reads of her own mission. */
export type OwnMission = {
	id: string;
	firstName: string;
	state: 'approved' | 'active';
	availabilities: HalfDay[];
	locales: Language[];
	/** What she signed; null before. */
	commitment: { at: Date; locale: Locale; sentences: string[] } | null;
	/** Who supports her; the school when nobody does, for its telephone. */
	adviser: { name: string | null; phone: string | null };
	/** `today` is the day there, `YYYY-MM-DD`. */
	school: { name: string; timeZone: string; today: string };
};

/** The mission of who asks; null when it ended, whatever the session says. */
export async function readOwnMission(
	app: App,
	actor: ResourceParentActor
): Promise<OwnMission | null> {
	return app.db.transaction(actor, async (tx) => {
		const [own] = await tx
			.select()
			.from(resourceParent)
			.where(
				and(eq(resourceParent.staffId, actor.staffId), eq(resourceParent.schoolId, actor.schoolId))
			);
		if (!own) return null;
		const [adviser] = await rows<{ name: string | null; phone: string | null }>(
			tx,
			sql`select name, phone from app_my_adviser()`
		);
		const { name, timeZone } = await readSchool(tx, actor);
		return {
			id: own.id,
			firstName: own.firstName,
			state: own.state as OwnMission['state'],
			availabilities: readHalfDays(own.availabilities),
			locales: own.locales as Language[],
			commitment: own.committedAt
				? {
						at: own.committedAt,
						locale: own.commitmentLocale as Locale,
						sentences: own.commitmentWords ?? []
					}
				: null,
			adviser: adviser ?? { name: null, phone: null },
			school: { name, timeZone, today: isoDateIn(app.clock.now(), timeZone) }
		};
	});
}
