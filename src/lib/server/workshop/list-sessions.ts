import { sql } from 'drizzle-orm';
import type { ItemState } from '../../domain/message/list-items.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { itemsWithState } from '../compose/item-state';

/** A session, with how many said they come and how many came. */
export type SessionLine = {
	id: string;
	content: WorkshopContent;
	state: ItemState;
	plannedAt: Date;
	registered: number;
	waiting: number;
	present: number;
	absent: number;
	/** People who came and whom the directory does not know. */
	unknown: number;
	/** Which of how many, when it is one of a series. */
	inSeries: { rank: number; of: number } | null;
};

/** What was done since the school year began: sessions that took place. */
export type WorkshopYear = {
	sessions: number;
	registered: number;
	present: number;
	unknown: number;
	/** Guardians who came, each counted once, and how many of them had never come in a year before. */
	families: number;
	newcomers: number;
};

/**
 * The sessions of the actor's school: those to come by date, those past, the latest first, and the
 * figures of the school year.
 */
export async function listSessions(
	app: App,
	actor: StaffActor
): Promise<{ upcoming: SessionLine[]; past: SessionLine[]; year: WorkshopYear }> {
	const now = app.clock.now();
	const { found, year } = await app.db.transaction(actor, async (tx) => ({
		found: await linesOf(tx, actor.schoolId),
		year: await yearOf(tx, actor.schoolId, now)
	}));
	const lines = found.map(({ planned_at, rank, of, ...line }) => ({
		...line,
		plannedAt: new Date(planned_at),
		inSeries: rank === null ? null : { rank, of: of! }
	}));
	const isOver = (line: SessionLine) => Date.parse(line.content.endsAt) <= now.getTime();
	return {
		upcoming: lines.filter((line) => !isOver(line)),
		past: lines.filter(isOver).reverse(),
		year
	};
}

function linesOf(tx: Tx, schoolId: string): Promise<Row[]> {
	return rows<Row>(
		tx,
		sql`with ${itemsWithState(schoolId)}
			select s.id, s.content, s.state, s.planned_at,
				count(r.id) filter (where r.waiting_since is null)::int as registered,
				count(r.id) filter (where r.waiting_since is not null)::int as waiting,
				count(r.id) filter (where r.attendance = 'present')::int as present,
				count(r.id) filter (where r.attendance = 'absent')::int as absent,
				coalesce(w.unknown_count, 0) as unknown,
				case when w.series_id is not null then (row_number() over series)::int end as rank,
				case when w.series_id is not null then (count(*) over (partition by w.series_id))::int
					end as of
			from said s
			left join workshop_session w on w.item_id = s.id
			left join workshop_registration r on r.item_id = s.id and r.cancelled_at is null
			where s.kind = 'workshop' and s.state <> 'never-shown'
			group by s.id, s.content, s.state, s.planned_at, w.item_id
			window series as (
				partition by w.series_id order by (s.content ->> 'startsAt')::timestamptz
			)
			order by (s.content ->> 'startsAt')::timestamptz`
	);
}

async function yearOf(tx: Tx, schoolId: string, now: Date): Promise<WorkshopYear> {
	const at = now.toISOString();
	const [found] = await rows<WorkshopYear>(
		tx,
		sql`with begun as (
				select make_timestamptz(school_year, 8, 1, 0, 0, 0, time_zone) as at
				from school where id = ${schoolId}::uuid
			), held as (
				select i.id, v.starts_at from item i
				cross join lateral (
					select change, released_at, (content ->> 'startsAt')::timestamptz as starts_at,
						(content ->> 'endsAt')::timestamptz as ends_at
					from item_version
					where item_id = i.id and withdrawn_at is null and released_at is not null
					order by number desc limit 1
				) v
				where i.school_id = ${schoolId}::uuid and i.kind = 'workshop' and v.change <> 'cancel'
					and v.ends_at <= ${at}::timestamptz
			), this_year as (
				select id from held, begun where held.starts_at >= begun.at
			), came as (
				select r.guardian_id, bool_or(held.starts_at < begun.at) as before,
					bool_or(held.starts_at >= begun.at) as now
				from workshop_registration r join held on held.id = r.item_id, begun
				where r.attendance = 'present' and r.cancelled_at is null
				group by r.guardian_id
			)
			select (select count(*)::int from this_year) as sessions,
				count(r.id)::int as registered,
				count(r.id) filter (where r.attendance = 'present')::int as present,
				(select coalesce(sum(unknown_count), 0)::int from workshop_session
					where item_id in (select id from this_year)) as unknown,
				(select count(*)::int from came where now) as families,
				(select count(*)::int from came where now and not before) as newcomers
			from workshop_registration r
			where r.item_id in (select id from this_year) and r.cancelled_at is null
				and r.waiting_since is null`
	);
	return found!;
}

type Row = Omit<SessionLine, 'plannedAt' | 'inSeries'> & {
	planned_at: string;
	rank: number | null;
	of: number | null;
};
