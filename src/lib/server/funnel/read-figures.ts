import { asc, eq, sql, type SQL } from 'drizzle-orm';
import { isLevel, LEVELS, type Level } from '../../domain/directory/level';
import { FUNNEL_STEPS, type FunnelStep } from '../../domain/funnel/funnel-step';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';
import { division, service } from '../db/schema/directory';
import { readSchool } from '../directory/read-school';
import { guardianFacts, hasReachedInSql, monthStartOf } from './guardian-facts';

/** How many guardians of a group have reached each step, and are connected to each service. */
export type GroupFigures = {
	steps: Record<FunnelStep, number>;
	/** By key of the service. */
	services: Record<string, number>;
};

/** A level of the school with its classes; null: classes whose level nobody told. */
export type LevelFigures = {
	level: Level | null;
	figures: GroupFigures;
	divisions: { id: string; code: string; figures: GroupFigures }[];
};

/** The funnel of a school, to Passerelle and to each service it relies on. */
export type Figures = {
	services: { id: string; name: string }[];
	school: GroupFigures;
	levels: LevelFigures[];
};

/**
 * The funnel of the actor's school, of each level and of each class. A guardian with children in two
 * classes is counted in both, and once in what holds them. Figures of staff inside their own school:
 * small ones are not hidden.
 */
export async function readFigures(app: App, actor: StaffActor): Promise<Figures> {
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const divisions = await tx
			.select()
			.from(division)
			.where(eq(division.schoolId, actor.schoolId))
			.orderBy(asc(division.code));
		const services = await tx
			.select({ id: service.id, name: service.name })
			.from(service)
			.where(eq(service.schoolId, actor.schoolId))
			.orderBy(asc(service.name));
		const found = await rows<{ kind: string; key: string | null } & GroupFigures>(
			tx,
			sql`with ${guardianFacts(actor.schoolId, monthStartOf(app.clock.now(), timeZone))},
				connections as (
					select c.guardian_id, array_agg(c.service_id) as services
					from service s join service_connection c on c.service_id = s.id
					where s.school_id = ${actor.schoolId} group by c.guardian_id
				), people as materialized (
					select f.is_reachable, f.is_invited, f.is_connected, f.is_notifiable, f.has_come_back,
						f.is_seen_this_month, f.levels, f.divisions, connections.services
					from facts f left join connections on connections.guardian_id = f.id
				), grouped as (
					select 'school' as kind, null as key, p.* from people p
					union all
					select 'level', level, p.* from people p cross join lateral unnest(p.levels) level
					union all
					select 'division', d.id::text, p.* from people p
						cross join lateral (select distinct unnest(p.divisions) as id) d
				)
				select kind, key, ${objectOf(FUNNEL_STEPS, hasReachedInSql)} as steps,
					${objectOf(
						services.map(({ id }) => id),
						(id) => sql`${id}::uuid = any(f.services)`
					)} as services
				from grouped f group by kind, key`
		);
		const of = (kind: string, key: string | null) => {
			const { steps, services } = found.find((row) => row.kind === kind && row.key === key) ?? NONE;
			return { steps, services };
		};
		const levels = [...LEVELS, null].flatMap((level) => {
			const own = divisions.filter((one) => (isLevel(one.level) ? one.level : null) === level);
			if (own.length === 0) return [];
			const classes = own.map(({ id, code }) => ({ id, code, figures: of('division', id) }));
			return [{ level, figures: of('level', level ?? 'none'), divisions: classes }];
		});
		return { services, school: of('school', null), levels };
	});
}

const NONE: GroupFigures = {
	steps: Object.fromEntries(FUNNEL_STEPS.map((step) => [step, 0])) as Record<FunnelStep, number>,
	services: {}
};

/** One JSON object of counts: how many rows `f` each condition holds for. */
function objectOf<Key extends string>(keys: readonly Key[], condition: (key: Key) => SQL): SQL {
	const parts = keys.map(
		(key) => sql`${key}::text, (count(*) filter (where ${condition(key)}))::int`
	);
	return sql`json_build_object(${sql.join(parts, sql`, `)})`;
}
