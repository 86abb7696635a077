import { sql } from 'drizzle-orm';
import type { ItemState } from '../../domain/message/list-items.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import { rows } from '../db/client';
import { plainInSql } from '../funnel/guardian-filter';
import { itemsWithState } from '../compose/item-state';

/** A place taken at a session. */
export type SessionPlace = {
	id: string;
	guardianId: string;
	name: string;
	mobile: string | null;
	locale: Language | null;
	/** Registered by staff rather than by herself. */
	isOnTheSpot: boolean;
	attendance: 'present' | 'absent' | null;
};

export type SessionDetail = {
	id: string;
	content: WorkshopContent;
	state: ItemState;
	plannedAt: Date;
	/** Whether the session has begun: attendance comes first on the page. */
	hasBegun: boolean;
	canRun: boolean;
	places: SessionPlace[];
};

/** A session with its registrations, by name; null when there is none in the actor's school. */
export async function readSession(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<SessionDetail | null> {
	const canRun = canRunWorkshops(actor);
	return app.db.transaction(actor, async (tx) => {
		const [found] = await rows<Row>(
			tx,
			sql`with ${itemsWithState(actor.schoolId)}
				select id, content, state, planned_at from said
				where id::text = ${itemId.toLowerCase()} and kind = 'workshop'`
		);
		if (!found) return null;
		// Who comes is for those who run the session: a teacher sees the session only.
		const places = canRun
			? await rows<SessionPlace>(
					tx,
					sql`select r.id, g.id as "guardianId", g.last_name || ' ' || g.first_name as name,
							g.mobile, coalesce(a.locale, g.letter_locale) as locale,
							r.registered_by is not null as "isOnTheSpot", r.attendance
						from workshop_registration r
						join guardian g on g.id = r.guardian_id
						left join account a on a.id = g.account_id
						where r.item_id = ${found.id} and r.cancelled_at is null
						order by ${plainInSql(sql`g.last_name`)} collate "C",
							${plainInSql(sql`g.first_name`)} collate "C", g.id`
				)
			: [];
		return {
			id: found.id,
			content: found.content,
			state: found.state,
			plannedAt: new Date(found.planned_at),
			hasBegun: Date.parse(found.content.startsAt) <= app.clock.now().getTime(),
			canRun,
			places
		};
	});
}

type Row = Pick<SessionDetail, 'id' | 'content' | 'state'> & { planned_at: string };
