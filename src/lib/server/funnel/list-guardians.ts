import { sql } from 'drizzle-orm';
import { readSought } from '../../domain/directory/name-search';
import type { FunnelStep } from '../../domain/funnel/funnel-step';
import type { GuardianFilters } from '../../domain/funnel/list-guardians.input';
import type { WorkReason } from '../../domain/funnel/work-order';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows } from '../db/client';
import { closenessInSql } from './find-families';
import { guardianFacts, monthStartOf } from './guardian-facts';
import { allOf, groupFilter, personFilter } from './guardian-filter';
import { readSchool } from '../directory/read-school';
import { reasonsInSql, workFacts } from './work-facts';

/** A line of the work list. */
export type GuardianLine = {
	id: string;
	firstName: string;
	lastName: string;
	step: FunnelStep;
	/** Whether a device takes notifications: some who come every day have none. */
	isNotifiable: boolean;
	locale: Language | null;
	children: { firstName: string; division: string | null }[];
	/** Why she comes where she comes; empty when all is well. */
	reasons: WorkReason[];
	lastOutreach: { moment: string; at: Date } | null;
	/** The member of staff who looks after her. */
	assignee: { id: string; name: string } | null;
};

export type GuardianPage = {
	lines: GuardianLine[];
	total: number;
	page: number;
	pages: number;
	/** When the list was read: who assigns later says what she had seen. */
	readAt: Date;
};

const PAGE_SIZE = 100;

/**
 * The guardians on file of the actor's school, filtered; one query. What changes most comes first
 * (domain/funnel/work-order.ts); by closeness when somebody searches, by name when asked.
 * A page beyond the last gives the last.
 */
export async function listGuardians(
	app: App,
	actor: StaffActor,
	filters: GuardianFilters
): Promise<GuardianPage> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const found = await rows<Row>(
			tx,
			sql`with ${guardianFacts(actor.schoolId, monthStartOf(now, timeZone))},
				${workFacts(actor.schoolId, now)},
				matching as (
					select f.*, ${reasonsInSql} as reasons, count(*) over ()::int as total,
						row_number() over (order by ${orderOf(filters)}) as n
					from placed f
					${allOf([...groupFilter(filters), ...personFilter(filters, actor.staffId)])}
				), shown as (
					select * from matching
					order by n limit ${PAGE_SIZE}
					offset least(${(filters.page - 1) * PAGE_SIZE}::int,
						(select coalesce((max(total) - 1) / ${PAGE_SIZE}::int, 0) from matching) * ${PAGE_SIZE}::int)
				)
				select m.id, m.first_name, m.last_name, m.step, m.is_notifiable, m.locale, m.total, m.reasons,
					(select json_agg(json_build_object('firstName', p.first_name, 'division', d.code)
							order by d.code, p.first_name)
						from pupil p left join division d on d.id = p.division_id
						where p.id = any(m.pupils)) as children,
					(select json_build_object('moment', o.moment, 'at', o.at)
						from outreach o where o.guardian_id = m.id order by o.at desc limit 1) as last_outreach,
					(select json_build_object('id', s.id, 'name', s.name)
						from staff s where s.id = m.assigned_to) as assignee
				from shown m order by m.n`
		);
		const total = found[0]?.total ?? 0;
		const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
		const page = Math.min(filters.page, pages);
		return { lines: found.map(lineOf), total, page, pages, readAt: now };
	});
}

function orderOf({ ordre, q }: GuardianFilters) {
	const byName = sql`f.name_keys collate "C", f.id`;
	const sought = q ? readSought(q) : null;
	if (ordre === 'nom') return byName;
	if (sought) return sql`${closenessInSql(sought, sql`f`)}, ${byName}`;
	return sql`f.place, f.last_outreach_at nulls first, ${byName}`;
}

type Row = {
	id: string;
	first_name: string;
	last_name: string;
	step: FunnelStep;
	is_notifiable: boolean;
	locale: Language | null;
	total: number;
	reasons: WorkReason[];
	children: GuardianLine['children'] | null;
	last_outreach: { moment: string; at: string } | null;
	assignee: GuardianLine['assignee'];
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
		reasons: row.reasons,
		lastOutreach: row.last_outreach && {
			moment: row.last_outreach.moment,
			at: new Date(row.last_outreach.at)
		},
		assignee: row.assignee
	};
}
