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
 * one pupil who is still there.
 *
 * @param monthStart first day `YYYY-MM-DD` of the current month on the school's wall clock
 */
export function guardianFacts(schoolId: string, monthStart: string): SQL {
	return sql`facts as (
		select f.*, case ${stepCases()} end as step
		from (
			select g.*,
				(g.mobile is not null or g.email is not null or g.met_at is not null) as is_reachable,
				exists (select 1 from invitation i where i.guardian_id = g.id) as is_invited,
				g.account_id is not null as is_connected,
				exists (select 1 from push_subscription p where p.account_id = g.account_id)
					as is_notifiable,
				exists (select 1 from presence_day p where p.account_id = g.account_id
					and p.day > visit.first_day
					and p.day <= visit.first_day + ${CAME_BACK_WITHIN_DAYS}::int) as has_come_back,
				coalesce(visit.last_day >= ${monthStart}::date, false) as is_seen_this_month,
				visit.last_day::text as last_visit
			from guardian g
			left join lateral (
				select min(p.day) as first_day, max(p.day) as last_day
				from presence_day p where p.account_id = g.account_id
			) visit on true
			where g.school_id = ${schoolId} and g.left_at is null and exists (
				select 1 from guardianship link join pupil on pupil.id = link.pupil_id
				where link.guardian_id = g.id and link.has_access and pupil.left_at is null
			)
		) f
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
