import { sql } from 'drizzle-orm';
import type { ItemState } from '../../domain/message/list-items.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows } from '../db/client';
import { itemsWithState } from '../compose/item-state';

/** A session, with how many said they come and how many came. */
export type SessionLine = {
	id: string;
	content: WorkshopContent;
	state: ItemState;
	plannedAt: Date;
	registered: number;
	present: number;
	absent: number;
};

/** The sessions of the actor's school: those to come by date, and those past, the latest first. */
export async function listSessions(
	app: App,
	actor: StaffActor
): Promise<{ upcoming: SessionLine[]; past: SessionLine[] }> {
	const now = app.clock.now().getTime();
	const found = await app.db.transaction(actor, (tx) =>
		rows<Row>(
			tx,
			sql`with ${itemsWithState(actor.schoolId)}
				select s.id, s.content, s.state, s.planned_at,
					count(r.id) filter (where r.cancelled_at is null)::int as registered,
					count(r.id) filter (where r.attendance = 'present')::int as present,
					count(r.id) filter (where r.attendance = 'absent')::int as absent
				from said s left join workshop_registration r on r.item_id = s.id
				where s.kind = 'workshop' and s.state <> 'never-shown'
				group by s.id, s.content, s.state, s.planned_at
				order by (s.content ->> 'startsAt')::timestamptz`
		)
	);
	const lines = found.map(({ planned_at, ...line }) => ({
		...line,
		plannedAt: new Date(planned_at)
	}));
	const isOver = (line: SessionLine) => Date.parse(line.content.endsAt) <= now;
	return {
		upcoming: lines.filter((line) => !isOver(line)),
		past: lines.filter(isOver).reverse()
	};
}

type Row = Omit<SessionLine, 'plannedAt'> & { planned_at: string };
