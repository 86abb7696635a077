import { sql } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { AccompanimentFilters } from '../../domain/accompaniment/list-accompaniments.input';
import type { PlaceKind, Tag, Theme } from '../../domain/accompaniment/vocabulary';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { every, monthOf, narrowed, ofMonth } from './accompaniment-filter';
import { peopleHelped, type Helped } from './people-sql';

/** A line of the list. */
export type AccompanimentLine = {
	id: string;
	at: Date;
	people: Helped[];
	anonymous: number;
	themes: Theme[];
	place: PlaceKind;
	durationMinutes: number;
	tags: Tag[];
	hasNote: boolean;
	by: string;
};

/** What was done in the month, all themes together and theme by theme, the commonest first. */
export type MonthTotals = {
	lines: number;
	/** People named, each once, and those who were only counted. */
	named: number;
	anonymous: number;
	minutes: number;
	themes: { theme: Theme; lines: number }[];
};

export type AccompanimentPage = {
	month: string;
	lines: AccompanimentLine[];
	totals: MonthTotals;
	/** Of the lines that the filters leave. */
	total: number;
	page: number;
	pages: number;
};

const PAGE_SIZE = 50;

/**
 * The accompaniments of a month of the actor's school, the latest first, with the month's totals (of
 * every theme and tag, for the person and the place that are filtered). Empty for who may not read it.
 */
export async function listAccompaniments(
	app: App,
	actor: StaffActor,
	filters: AccompanimentFilters
): Promise<AccompanimentPage> {
	const isAllowed = canAccompany(actor);
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const month = monthOf(filters.mois, timeZone, app.clock.now());
		const scope = isAllowed ? ofMonth(actor, month) : [sql`false`];
		const found = await rows<Row>(
			tx,
			sql`with matching as (
					select a.*, count(*) over ()::int as total from accompaniment a
					where ${every([...scope, ...narrowed(actor, filters)])}
				)
				select a.id, a.at, a.anonymous_count, a.themes, a.place_kind, a.duration_minutes, a.tags,
					a.note <> '' as has_note, a.total, s.name as by, ${peopleHelped} as people
				from matching a join staff s on s.id = a.staff_id
				order by a.at desc, a.id
				limit ${PAGE_SIZE}
				offset least(${(filters.page - 1) * PAGE_SIZE}::int,
					(select coalesce((max(total) - 1) / ${PAGE_SIZE}::int, 0) from matching) * ${PAGE_SIZE}::int)`
		);
		const { lieu, qui } = filters;
		const wide = narrowed(actor, { page: 1, ...(lieu ? { lieu } : {}), ...(qui ? { qui } : {}) });
		const [totals] = await rows<Totals>(
			tx,
			sql`with m as (select a.* from accompaniment a where ${every([...scope, ...wide])})
				select count(*)::int as lines, coalesce(sum(anonymous_count), 0)::int as anonymous,
					coalesce(sum(duration_minutes), 0)::int as minutes,
					(select count(distinct coalesce(b.merged_into_id, b.id))::int
						from m join accompaniment_participant ap on ap.accompaniment_id = m.id
						join beneficiary b on b.id = ap.beneficiary_id) as named,
					(select coalesce(json_agg(json_build_object('theme', theme, 'lines', lines)
							order by lines desc, theme), '[]'::json)
						from (select theme, count(*)::int as lines from m, unnest(m.themes) theme group by theme) t
					) as themes
				from m`
		);
		const total = found[0]?.total ?? 0;
		const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
		return {
			month: month.name,
			lines: found.map(lineOf),
			totals: totals!,
			total,
			page: Math.min(filters.page, pages),
			pages
		};
	});
}

type Totals = MonthTotals;
type Row = {
	id: string;
	at: string;
	anonymous_count: number;
	themes: Theme[];
	place_kind: PlaceKind;
	duration_minutes: number;
	tags: Tag[];
	has_note: boolean;
	total: number;
	by: string;
	people: Helped[];
};

function lineOf(row: Row): AccompanimentLine {
	return {
		id: row.id,
		at: new Date(row.at),
		people: row.people,
		anonymous: row.anonymous_count,
		themes: row.themes,
		place: row.place_kind,
		durationMinutes: row.duration_minutes,
		tags: row.tags,
		hasNote: row.has_note,
		by: row.by
	};
}
