import { sql, type SQL } from 'drizzle-orm';
import type { Change, ItemKind } from '../../domain/shared/item-version';
import { rows, type Tx } from '../db/client';

/** An item as the guardian who asks may see it: latest released version, own answer, own place. */
export type ShownItem = {
	id: string;
	kind: ItemKind;
	school_id: string;
	pupil_id: string | null;
	division_id: string | null;
	guardian_id: string | null;
	change: Change;
	content: unknown;
	/** Content of the version before a cancellation has the words; a cancellation repeats it. */
	released_at: Date | string;
	is_seen: boolean;
	reason: string | null;
	answer_released_at: Date | string | null;
	answer_planned_at: Date | string | null;
	/** What she has at a workshop. */
	has: 'place' | 'rank' | null;
	/** How many wait before her; null when she waits for nothing. */
	waiting_before: number | null;
	/** Whether she was there. */
	is_present: boolean;
	places_taken: number | null;
};

/** An item and the list it stands in. */
export type Wanted = { itemId: string } | { kinds: readonly ItemKind[] };

/** Nothing older than a school term is shown in a list. */
const HORIZON_DAYS = 90;

/**
 * What the guardian who asks was shown and has not been taken from her. Row level security leaves
 * only released versions of items about her children, her schools, her workshops.
 *
 * @param isHome leaves out what a home no longer needs: answered absences and latenesses older than
 *   three days, messages older than a week that speak of no day to come, homework and workshops that are past
 */
export function shownItems(
	tx: Tx,
	wanted: Wanted,
	now: Date,
	isHome = false
): Promise<ShownItem[]> {
	const instant = now.toISOString();
	const scope: SQL =
		'itemId' in wanted
			? sql`i.id = ${wanted.itemId}::uuid`
			: sql`i.kind in (${sql.join(
					wanted.kinds.map((kind) => sql`${kind}`),
					sql`, `
				)}) and v.released_at > ${instant}::timestamptz - make_interval(days => ${HORIZON_DAYS}::int)`;
	const isFresh: SQL = isHome ? freshOn(instant) : sql`true`;
	return rows<ShownItem>(
		tx,
		sql`select x.*, seen.item_id is not null as is_seen, w.reason,
				w.released_at as answer_released_at, w.planned_at as answer_planned_at,
				case when r.id is null then null when r.waiting_since is null then 'place'
					else 'rank' end as has,
				case when r.waiting_since is not null
					then workshop_waiting_before(x.id, r.guardian_id) end as waiting_before,
				coalesce(r.attendance = 'present', false) as is_present,
				case when x.kind = 'workshop' then workshop_places_taken(x.id) end as places_taken
			from (
				select distinct on (v.item_id) i.id, i.kind, i.school_id, i.pupil_id, i.division_id,
					i.guardian_id, v.change, v.content, v.released_at
				from item i join item_version v on v.item_id = i.id
				where v.released_at is not null and v.withdrawn_at is null and ${scope}
				order by v.item_id, v.number desc
			) x
			left join item_seen seen on seen.item_id = x.id
			left join family_writing w on w.item_id = x.id and w.kind = 'absence-reason'
				and w.withdrawn_at is null
			left join workshop_registration r on r.item_id = x.id and r.cancelled_at is null
			where ${isFresh}
			order by x.released_at desc
			limit 200`
	);
}

function freshOn(instant: string): SQL {
	const since = (days: number) =>
		sql`x.released_at > ${instant}::timestamptz - make_interval(days => ${days}::int)`;
	return sql`case
		when x.change = 'cancel' then ${since(3)}
		when x.kind = 'homework' then (x.content->>'dueOn')::date
			between (${instant}::timestamptz - interval '12 hours')::date
			and (${instant}::timestamptz + interval '7 days')::date
		when x.kind = 'workshop' then (x.content->>'endsAt')::timestamptz > ${instant}::timestamptz
		when x.kind = 'absence' and w.id is null then ${since(30)}
		when x.kind = 'message' then ${since(7)} or (x.content->'ready'->>'day')::date
			>= (${instant}::timestamptz - interval '12 hours')::date
		else ${since(3)} end`;
}
