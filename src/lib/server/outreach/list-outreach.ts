import { sql } from 'drizzle-orm';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { rows } from '../db/client';

/** Once that somebody went towards a family: met, called, or reminded by a short message. */
export type OutreachTrace = {
	id: string;
	/** Code of the moment, or `reminder`. */
	what: string;
	note: string;
	at: Date;
	by: string | null;
	/** Whether the one who asks wrote it. */
	isMine: boolean;
	/** The moment to meet at which it was; null for none. */
	moment: { id: string; place: string } | null;
};

/** What was done towards a guardian of the actor's school, the latest first; one query. */
export async function listOutreach(
	app: App,
	actor: StaffActor,
	guardianId: string
): Promise<OutreachTrace[]> {
	if (!canFollowConnections(actor) || !isUuid(guardianId)) return [];
	const found = await app.db.transaction(actor, (tx) =>
		rows<Omit<OutreachTrace, 'at'> & { at: string }>(
			tx,
			sql`select t.id, t.what, t.note, to_json(t.at) #>> '{}' as at, s.name as by,
				t.is_outreach and t.staff_id = ${actor.staffId} as "isMine", t.moment
			from (
				select o.id, o.moment as what, o.note, o.at, o.staff_id, true as is_outreach,
					case when m.id is not null
						then json_build_object('id', m.id, 'place', m.place) end as moment
				from outreach o left join moment m on m.id = o.moment_id
				where o.guardian_id = ${guardianId} and o.school_id = ${actor.schoolId}
				union all
				select r.id, 'reminder', '', r.at, r.staff_id, false, null
				from connection_reminder r
				where r.guardian_id = ${guardianId} and r.school_id = ${actor.schoolId}
					and r.channel = 'sms'
			) t left join staff s on s.id = t.staff_id
			order by t.at desc, t.id`
		)
	);
	return found.map((trace) => ({ ...trace, at: new Date(trace.at) }));
}
