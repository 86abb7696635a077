import { sql, type SQL } from 'drizzle-orm';
import type { MomentKind } from '../../domain/moment/moment.input';
import type { StaffActor } from '../../domain/shared/actor';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { findMoment } from './find-moment';

/** A moment to meet, and what came of it. */
export type MomentLine = {
	id: string;
	kind: MomentKind;
	/** `YYYY-MM-DD`. */
	day: string;
	place: string;
	isClosed: boolean;
	/** Who made it. */
	by: string;
	/** Different guardians noted there. */
	met: number;
	/** Of them, how many connected a phone there, at the counter. */
	connected: number;
};

/** A guardian met at a moment. */
export type MetLine = {
	guardianId: string;
	firstName: string;
	lastName: string;
	children: { firstName: string; division: string | null }[];
	/** A phone was connected there. */
	isConnectedThere: boolean;
	/** Has an account, wherever it came from. */
	isConnected: boolean;
	at: Date;
	by: string;
	/** The trace that its author may take back; null for others. */
	outreachId: string | null;
};

/** More moments than a school has in a year. */
const MOST = 200;

/**
 * The moments of the actor's school, open ones first, then the latest, with their figures.
 * @returns `today`: `YYYY-MM-DD` of the school's wall clock
 */
export function listMoments(
	app: App,
	actor: StaffActor
): Promise<{ moments: MomentLine[]; today: string }> {
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		return {
			moments: await linesOf(tx, sql`m.school_id = ${actor.schoolId}`),
			today: isoDateIn(app.clock.now(), timeZone)
		};
	});
}

/** A moment with the guardians met there, the latest first; null when there is none. */
export function readMoment(
	app: App,
	actor: StaffActor,
	momentId: string
): Promise<(MomentLine & { people: MetLine[] }) | null> {
	return app.db.transaction(actor, async (tx) => {
		const found = await findMoment(tx, actor, momentId);
		if (!found.ok) return null;
		const [line] = await linesOf(tx, sql`m.id = ${found.value.id}`);
		return { ...line!, people: await peopleOf(tx, actor, found.value.id) };
	});
}

async function linesOf(tx: Tx, which: SQL): Promise<MomentLine[]> {
	return rows<MomentLine>(
		tx,
		sql`select m.id, m.kind, m.day::text as day, m.place, m.closed_at is not null as "isClosed",
			s.name as by,
			(select count(distinct o.guardian_id)::int from outreach o where o.moment_id = m.id) as met,
			(select count(distinct i.guardian_id)::int from invitation i
				where i.moment_id = m.id and i.used_at is not null) as connected
		from moment m join staff s on s.id = m.created_by
		where ${which}
		order by m.closed_at is not null, m.day desc, m.created_at desc
		limit ${MOST}`
	);
}

async function peopleOf(tx: Tx, actor: StaffActor, momentId: string): Promise<MetLine[]> {
	const found = await rows<
		Omit<MetLine, 'at' | 'children'> & { at: string; children: MetLine['children'] | null }
	>(
		tx,
		sql`select * from (
			select distinct on (g.id) g.id as "guardianId", g.first_name as "firstName",
				g.last_name as "lastName", g.account_id is not null as "isConnected", s.name as by,
				to_json(o.at) #>> '{}' as at,
				case when o.staff_id = ${actor.staffId} then o.id end as "outreachId",
				exists (select 1 from invitation i where i.guardian_id = g.id
					and i.moment_id = ${momentId} and i.used_at is not null) as "isConnectedThere",
				(select json_agg(json_build_object('firstName', p.first_name, 'division', d.code)
						order by d.code, p.first_name)
					from guardianship link join pupil p on p.id = link.pupil_id
					left join division d on d.id = p.division_id
					where link.guardian_id = g.id and link.has_access and p.left_at is null) as children
			from outreach o join guardian g on g.id = o.guardian_id join staff s on s.id = o.staff_id
			where o.moment_id = ${momentId}
			order by g.id, o.at desc
		) met order by at desc, "lastName", "firstName"`
	);
	return found.map((line) => ({
		...line,
		at: new Date(line.at),
		children: line.children ?? []
	}));
}
