import { inArray, sql } from 'drizzle-orm';
import type { ClimbingKind } from '../../domain/delivery/delivery-settings';
import type { CallFilters } from '../../domain/ladder/call-list.input';
import type { PersonToCall } from '../../domain/ladder/person-to-call';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { concernedPupils, dayAround, openThings, peopleOf } from './open-things';
import { personOf, type ThingRow } from './person-of';

export type CallPage = {
	people: PersonToCall[];
	total: number;
	page: number;
	pages: number;
	/** How many persons there are for each kind of thing, in the chosen class. */
	kinds: Partial<Record<ClimbingKind, number>>;
	counts: PeopleCounts;
};

const PAGE_SIZE = 30;

/**
 * Whom to call, most urgent first: absences of today, then the others, then latenesses, then
 * messages; among them, those of whom no other guardian of the child knows. Who was called in vain
 * today waits at the end. Two queries, whatever the number.
 */
export async function listToCall(
	app: App,
	actor: StaffActor,
	filters: CallFilters
): Promise<CallPage> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const day = dayAround(now, timeZone);
		const [found] = await rows<{
			total: number;
			ids: string[] | null;
			kinds: CallPage['kinds'] | null;
		}>(
			tx,
			sql`with ${openThings(actor.schoolId, 'call', day)}, ${peopleOf(filters)}, matching as (
				select *, row_number() over (order by
					coalesce(last_call_at >= ${day.start}::timestamptz, false), rank,
					coalesce(is_shared, false), last_call_at nulls first,
					since, guardian_id) as place
				from people ${filters.sorte ? sql`where ${filters.sorte} = any (kinds)` : sql``}
			), size as (select count(*)::int as total from matching)
			select total,
				(select json_agg(guardian_id order by place) from matching
					where place > (least(${filters.page}::int, greatest(1, ceil(total / ${PAGE_SIZE}::numeric)::int)) - 1)
							* ${PAGE_SIZE}::int
						and place <= least(${filters.page}::int, greatest(1, ceil(total / ${PAGE_SIZE}::numeric)::int))
							* ${PAGE_SIZE}::int) as ids,
				(select json_object_agg(kind, n) from (
					select kind, count(*)::int as n from people, unnest(kinds) as kind group by kind
				) k) as kinds
			from size`
		);
		const total = found?.total ?? 0;
		const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
		const counts = await countPeople(tx, actor);
		const base = {
			counts,
			total,
			pages,
			page: Math.min(filters.page, pages),
			kinds: found?.kinds ?? {}
		};
		const ids = found?.ids ?? [];
		if (ids.length === 0) return { ...base, people: [] };
		const things = await rows<ThingRow>(
			tx,
			sql`with ${openThings(actor.schoolId, 'call', day)}
				select t.id, t.guardian_id, t.kind, t.change, t.is_urgent, t.rank, t.content,
					t.to_call_since, t.to_call_reason, t.calls, t.last_call_at, t.last_call_outcome,
					by.name as last_call_by,
					g.first_name || ' ' || g.last_name as name, g.mobile, a.id is not null as is_connected,
					coalesce(a.locale, g.letter_locale) as locale, a.own_hours, g.best_moment,
					${concernedPupils} as pupils,
					(select min(d.sent_at) from delivery d
						where d.item_version_id = t.item_version_id and d.account_id = t.account_id) as pushed_at,
					m.sent_at as sms_at,
					case when t.pupil_id is not null then (
						select json_agg(distinct og.first_name || ' ' || og.last_name)
						from notice o join guardian og on og.id = o.guardian_id and og.left_at is null
						where o.item_version_id = t.item_version_id and o.step = 'reached'
							and o.guardian_id <> t.guardian_id
					) end as others
				from things t
				join guardian g on g.id = t.guardian_id
				left join account a on a.id = g.account_id
				left join sms m on m.id = t.sms_id
				left join staff by on by.id = t.last_call_by
				where ${inArray(sql`t.guardian_id`, ids)}
				order by t.rank, t.to_call_since, t.id`
		);
		const byPerson = Map.groupBy(things, (row) => row.guardian_id);
		return { ...base, people: ids.flatMap((id) => personOf(id, byPerson.get(id) ?? []) ?? []) };
	});
}

/** How many persons are to be called, and how many have a letter to be given. */
export type PeopleCounts = { calls: number; letters: number };

/** Counts the persons of both lists, for the navigation: one look at an index. */
export async function countPeople(
	tx: Tx,
	actor: Pick<StaffActor, 'schoolId'>
): Promise<PeopleCounts> {
	const [found] = await rows<PeopleCounts>(
		tx,
		sql`select count(distinct n.guardian_id) filter (where n.step = 'call')::int as calls,
				count(distinct n.guardian_id) filter (where n.step = 'paper')::int as letters
			from notice n join guardian g on g.id = n.guardian_id and g.left_at is null
			where n.school_id = ${actor.schoolId}::uuid and n.step in ('call', 'paper')`
	);
	return found ?? { calls: 0, letters: 0 };
}
