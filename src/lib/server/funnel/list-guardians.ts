import { sql } from 'drizzle-orm';
import type { FunnelStep } from '../../domain/funnel/funnel-step';
import type { GuardianFilters } from '../../domain/funnel/list-guardians.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows } from '../db/client';
import { guardianFacts, monthStartOf } from './guardian-facts';
import { allOf, groupFilter, languageInSql, personFilter, plainInSql } from './guardian-filter';
import { readSchool } from '../directory/read-school';

/** A line of the list of guardians. */
export type GuardianLine = {
	id: string;
	firstName: string;
	lastName: string;
	step: FunnelStep;
	/** Whether a device takes notifications: some who come every day have none. */
	isNotifiable: boolean;
	locale: Language | null;
	children: { firstName: string; division: string | null }[];
	lastOutreach: { moment: string; at: Date } | null;
};

export type GuardianPage = { lines: GuardianLine[]; total: number; page: number; pages: number };

const PAGE_SIZE = 100;

/**
 * The guardians on file of the actor's school, filtered, in the order of names; one query.
 * A page beyond the last gives the last.
 */
export async function listGuardians(
	app: App,
	actor: StaffActor,
	filters: GuardianFilters
): Promise<GuardianPage> {
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const found = await rows<Row>(
			tx,
			sql`with ${guardianFacts(actor.schoolId, monthStartOf(app.clock.now(), timeZone))},
				matching as (
					select f.*, ${languageInSql} as locale, count(*) over ()::int as total
					from facts f ${allOf([...groupFilter(filters), ...personFilter(filters)])}
				)
				select m.id, m.first_name, m.last_name, m.step, m.is_notifiable, m.locale, m.total,
					(select json_agg(json_build_object('firstName', p.first_name, 'division', d.code)
							order by d.code, p.first_name)
						from guardianship link join pupil p on p.id = link.pupil_id
						left join division d on d.id = p.division_id
						where link.guardian_id = m.id and link.has_access and p.left_at is null) as children,
					(select json_build_object('moment', o.moment, 'at', o.at)
						from outreach o where o.guardian_id = m.id order by o.at desc limit 1) as last_outreach
				from matching m
				order by ${plainInSql(sql`m.last_name`)} collate "C",
					${plainInSql(sql`m.first_name`)} collate "C", m.id
				limit ${PAGE_SIZE}
				offset least(${(filters.page - 1) * PAGE_SIZE}::int,
					(select coalesce((max(total) - 1) / ${PAGE_SIZE}::int, 0) from matching) * ${PAGE_SIZE}::int)`
		);
		const total = found[0]?.total ?? 0;
		const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
		return { lines: found.map(lineOf), total, page: Math.min(filters.page, pages), pages };
	});
}

type Row = {
	id: string;
	first_name: string;
	last_name: string;
	step: FunnelStep;
	is_notifiable: boolean;
	locale: Language | null;
	total: number;
	children: { firstName: string; division: string | null }[] | null;
	last_outreach: { moment: string; at: string } | null;
};

function lineOf(row: Row): GuardianLine {
	return {
		id: row.id,
		firstName: row.first_name,
		lastName: row.last_name,
		step: row.step,
		isNotifiable: row.is_notifiable,
		locale: row.locale,
		children: row.children ?? [],
		lastOutreach: row.last_outreach && {
			moment: row.last_outreach.moment,
			at: new Date(row.last_outreach.at)
		}
	};
}
