import { sql, type SQL } from 'drizzle-orm';
import { DateTime } from 'luxon';
import {
	CAME_BACK_WITHIN_DAYS,
	FUNNEL_STEPS,
	type FunnelStep
} from '../../domain/funnel/funnel-step';

/**
 * The facts of the funnel in SQL, the one definition that the list, the counts and the cards read:
 * one row for each guardian on file, with where she stands. It says the same as
 * domain/funnel/funnel-step.ts, and an integration test compares the two on every combination.
 *
 * On file: a guardian of the school's last export who has the authority (hasAccess) over at least
 * one pupil who is still there. Those pupils are in `kin`: how many (`children`), their keys with the
 * guardian's own (`keys`), their divisions and their levels.
 *
 * Facts are found once (`materialized`), however many times a step or a count asks for them.
 *
 * @param monthStart first day `YYYY-MM-DD` of the current month on the school's wall clock
 * @param only key of the one guardian to tell the facts of; everybody when left out
 */
export function guardianFacts(schoolId: string, monthStart: string, only?: string): SQL {
	const one = (column: SQL) => (only === undefined ? sql`` : sql`and ${column} = ${only}::uuid`);
	return sql`kin as (
		select link.guardian_id, count(*)::int as children, string_agg(p.name_keys, '') as keys,
			array_agg(p.id) as pupils, array_agg(p.division_id) as divisions,
			array_agg(distinct coalesce(d.level, 'none')) as levels
		from guardianship link
		join pupil p on p.id = link.pupil_id and p.left_at is null
		left join division d on d.id = p.division_id
		where link.school_id = ${schoolId} and link.has_access ${one(sql`link.guardian_id`)}
		group by link.guardian_id
	), known as materialized (
		select g.*, kin.children, g.name_keys || kin.keys as keys, kin.pupils, kin.divisions, kin.levels,
			(g.mobile is not null or g.email is not null or g.met_at is not null) as is_reachable,
			exists (select 1 from invitation i where i.guardian_id = g.id and i.kind = 'letter')
				as is_invited,
			g.account_id is not null as is_connected,
			exists (select 1 from push_subscription p where p.account_id = g.account_id)
				as is_notifiable,
			coalesce(a.second_day <= a.first_day + ${CAME_BACK_WITHIN_DAYS}::int, false)
				as has_come_back,
			coalesce(a.last_day >= ${monthStart}::date, false) as is_seen_this_month,
			a.last_day::text as last_visit, coalesce(a.locale, g.letter_locale) as locale
		from guardian g
		join kin on kin.guardian_id = g.id
		left join account a on a.id = g.account_id
		where g.school_id = ${schoolId} and g.left_at is null ${one(sql`g.id`)}
	), facts as (
		select f.*, case ${stepCases()} end as step from known f
	)`;
}

const REACHED: Record<FunnelStep, SQL> = {
	'on-file': sql`true`,
	reachable: sql`(f.is_reachable or f.is_invited or f.is_connected)`,
	invited: sql`(f.is_invited or f.is_connected)`,
	connected: sql`f.is_connected`,
	notifiable: sql`(f.is_connected and f.is_notifiable)`,
	'came-back': sql`(f.is_connected and f.has_come_back)`,
	active: sql`(f.is_connected and f.has_come_back and f.is_seen_this_month)`
};

/** Whether a row named `f` of the facts has reached a step. */
export function hasReachedInSql(step: FunnelStep): SQL {
	return REACHED[step];
}

function stepCases(): SQL {
	const furthestFirst = FUNNEL_STEPS.toReversed();
	return sql.join(
		furthestFirst.map((step) => sql`when ${REACHED[step]} then ${sql.raw(`'${step}'`)}`),
		sql` `
	);
}

/** The first day `YYYY-MM-DD` of the month that the school's wall clock shows at an instant. */
export function monthStartOf(now: Date, timeZone: string): string {
	return DateTime.fromJSDate(now, { zone: timeZone }).startOf('month').toFormat('yyyy-MM-dd');
}
