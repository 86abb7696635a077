import { sql } from 'drizzle-orm';
import type { Half } from '../../domain/resource-parent/half-days';
import { matchHelpers, speaksTo } from '../../domain/resource-parent/match-helpers';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows } from '../db/client';
import { resourceParentsOf } from './list-resource-parents';

/** Somebody to give a family to. */
export type HelperChoice = { id: string; firstName: string; speaks: boolean; isThere: boolean };

/** A family that agreed, with who takes care of it and who could. */
export type ContactLine = {
	id: string;
	guardianId: string;
	name: string;
	shownPhone: string | null;
	locale: Language;
	agreedAt: Date;
	/** Staff who asked face to face; null: she agreed in the product. */
	agreedWith: string | null;
	helper: { id: string; firstName: string } | null;
	/** In the order of the match: language, then availability. */
	choices: HelperChoice[];
};

/** The families of the actor's school that agreed: those whom nobody takes care of first. */
export async function listContacts(app: App, actor: StaffActor): Promise<ContactLine[]> {
	return app.db.transaction(actor, async (tx) => {
		const all = await resourceParentsOf(tx, actor.schoolId);
		const helpers = all.filter(({ state }) => state === 'active');
		const found = await rows<Row>(
			tx,
			sql`select c.id, c.guardian_id as "guardianId", g.first_name || ' ' || g.last_name as name,
					c.shown_phone as "shownPhone", c.locale, c.agreed_at as "agreedAt",
					s.name as "agreedWith", c.resource_parent_id as "helperId", g.best_moment as moment
				from resource_parent_contact c
				join guardian g on g.id = c.guardian_id and g.left_at is null
				left join staff s on s.id = c.agreed_with
				where c.school_id = ${actor.schoolId} and c.withdrawn_at is null
				order by (c.resource_parent_id is not null), c.agreed_at, c.id`
		);
		return found.map(({ helperId, moment, ...line }) => {
			const half = halfOf(moment);
			const helper = helpers.find(({ id }) => id === helperId);
			return {
				...line,
				agreedAt: new Date(line.agreedAt),
				helper: helper ? { id: helper.id, firstName: helper.firstName } : null,
				choices: matchHelpers({ locale: line.locale, half }, helpers).map((one) => ({
					id: one.id,
					firstName: one.firstName,
					speaks: speaksTo(one, line.locale),
					isThere: half !== null && one.availabilities.some((each) => each.endsWith(half))
				}))
			};
		});
	});
}

/** The half of the day that suits a family best, from its diagnosis. */
function halfOf(moment: string | null): Half | null {
	if (moment === 'morning') return 'morning';
	return moment === 'midday' || moment === 'afternoon' ? 'afternoon' : null;
}

type Row = Omit<ContactLine, 'agreedAt' | 'helper' | 'choices'> & {
	agreedAt: string;
	helperId: string | null;
	moment: string | null;
};
