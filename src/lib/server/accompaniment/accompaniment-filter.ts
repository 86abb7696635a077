import { sql, type SQL } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { AccompanimentFilters } from '../../domain/accompaniment/list-accompaniments.input';
import { readSought } from '../../domain/directory/name-search';
import type { StaffActor } from '../../domain/shared/actor';
import { soughtInSql } from '../funnel/find-families';
import { standingLine } from './people-sql';

/** A month on the school's wall clock: its name `YYYY-MM`, its first instant and the next one's. */
export type Month = { name: string; from: Date; until: Date };

/**
 * The month of a list: the one that was asked for, or the present one.
 * @param timeZone IANA zone of the school
 */
export function monthOf(asked: string | undefined, timeZone: string, now: Date): Month {
	const start = asked
		? DateTime.fromISO(`${asked}-01`, { zone: timeZone })
		: DateTime.fromJSDate(now, { zone: timeZone }).startOf('month');
	return {
		name: start.toFormat('yyyy-MM'),
		from: start.toJSDate(),
		until: start.plus({ months: 1 }).toJSDate()
	};
}

/** Lines `a` of a school's month that nobody took back. */
export function ofMonth(actor: StaffActor, { from, until }: Month): SQL[] {
	return [
		sql`a.school_id = ${actor.schoolId}`,
		sql`a.undone_at is null`,
		sql`a.at >= ${from.toISOString()}::timestamptz`,
		sql`a.at < ${until.toISOString()}::timestamptz`
	];
}

/** What narrows the lines `a` of a month. Names are found however they are spelt. */
export function narrowed(actor: StaffActor, filters: AccompanimentFilters): SQL[] {
	const { theme, lieu, etiquette, qui, q } = filters;
	const sought = q ? readSought(q) : null;
	return [
		...(theme ? [sql`${theme} = any (a.themes)`] : []),
		...(lieu ? [sql`a.place_kind = ${lieu}`] : []),
		...(etiquette ? [sql`${etiquette} = any (a.tags)`] : []),
		...(qui ? [sql`a.staff_id = ${actor.staffId}`] : []),
		...(sought
			? [
					sql`exists (select 1 from accompaniment_participant ap
						join beneficiary b on b.id = ap.beneficiary_id
						join lateral (
							select name_keys(coalesce(g.last_name, r.last_name), coalesce(g.first_name, r.first_name)) as keys,
								coalesce(r.phone, '') || ' ' || coalesce(g.mobile, '') as mobile
							from beneficiary r left join guardian g on g.id = r.guardian_id
							where r.id = ${standingLine('b')}
						) person on true
						where ap.accompaniment_id = a.id and ${soughtInSql(sought, sql`person`)})`
				]
			: [])
	];
}

/** Conditions, all of them. */
export function every(conditions: readonly SQL[]): SQL {
	return sql.join([...conditions], sql` and `);
}
