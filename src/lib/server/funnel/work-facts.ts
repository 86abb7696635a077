import { sql, type SQL } from 'drizzle-orm';
import {
	UNANSWERED_WITHIN_DAYS,
	WORK_ORDER,
	WORK_REASONS,
	type WorkReason
} from '../../domain/funnel/work-order';

const DAY = 86_400_000;

/**
 * After `facts`: `placed`, the same rows `f` with what the order of the work list asks, and when somebody
 * last went towards her. It says the same as domain/funnel/work-order.ts, and an integration test
 * compares the two.
 *
 * An absence is unanswered when families were told of it, it was not taken back, and no parent has said
 * why since it began, less than 30 days ago.
 */
export function workFacts(schoolId: string, now: Date): SQL {
	const since = new Date(now.getTime() - UNANSWERED_WITHIN_DAYS * DAY).toISOString();
	return sql`unanswered as materialized (
		select array_agg(distinct i.pupil_id) as pupils
		from item i
		cross join lateral (
			select v.change, v.content from item_version v
			where v.item_id = i.id and v.released_at is not null and v.withdrawn_at is null
			order by v.number desc limit 1
		) v
		where i.school_id = ${schoolId} and i.kind = 'absence' and i.recalled_at is null
			and i.created_at >= ${since}::timestamptz and v.change <> 'cancel'
			and (v.content ->> 'startsAt')::timestamptz >= ${since}::timestamptz
			and not exists (
				select 1 from family_writing w
				where w.item_id = i.id and w.kind = 'absence-reason' and w.withdrawn_at is null
			)
	), contacted as (
		select o.guardian_id, max(o.at) as at, bool_or(o.moment <> 'call') as is_met
		from outreach o where o.school_id = ${schoolId} group by o.guardian_id
	), situated as materialized (
		select f.*, f.mobile is not null as has_telephone, c.at as last_outreach_at,
			coalesce(c.is_met, false) or f.met_at is not null as is_met,
			f.pupils && (select pupils from unanswered) is true as has_unanswered_absence,
			f.is_connected and exists (
				select 1 from family_session s
				where s.account_id = f.account_id and s.confirmed_at is null
					and s.expires_at > ${now.toISOString()}::timestamptz
			) as is_to_confirm
		from facts f left join contacted c on c.guardian_id = f.id
	), placed as (
		select f.*, case ${places()} end as place from situated f
	)`;
}

const HOLDS: Record<WorkReason, SQL> = {
	'unanswered-absence': sql`f.has_unanswered_absence`,
	'never-connected': sql`not f.is_connected`,
	siblings: sql`(not f.is_connected and f.children > 1)`,
	'no-telephone': sql`(not f.is_connected and not f.has_telephone)`,
	'to-confirm': sql`(f.is_connected and f.is_to_confirm)`,
	'not-back': sql`(f.is_connected and not f.has_come_back)`,
	quiet: sql`(f.is_connected and f.has_come_back and not f.is_seen_this_month)`
};

function places(): SQL {
	const cases = WORK_ORDER.map((reasons, place) => {
		const all = [sql`true`, ...reasons.map((reason) => HOLDS[reason])];
		return sql`when ${sql.join(all, sql` and `)} then ${sql.raw(String(place))}`;
	});
	return sql.join(cases, sql` `);
}

/** The reasons that hold for a row `f` of `placed`, as an array of text. */
export const reasonsInSql: SQL = sql`array_remove(array[${sql.join(
	WORK_REASONS.map((reason) => sql`case when ${HOLDS[reason]} then ${sql.raw(`'${reason}'`)} end`),
	sql`, `
)}], null)`;
