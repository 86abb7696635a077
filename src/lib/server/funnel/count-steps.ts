import { sql } from 'drizzle-orm';
import { FUNNEL_STEPS, type FunnelStep } from '../../domain/funnel/funnel-step';
import type { GuardianFilters } from '../../domain/funnel/list-guardians.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows } from '../db/client';
import { guardianFacts, hasReachedInSql, monthStartOf } from './guardian-facts';
import { allOf, groupFilter } from './guardian-filter';
import { readSchool } from '../directory/read-school';

/** How many guardians have reached each step, and how many stand at it. */
export type StepCount = { step: FunnelStep; reached: number; standing: number };

export type FunnelCounts = {
	steps: StepCount[];
	/** For each service of the school: how many are connected to it, of those on file. */
	services: { id: string; name: string; connected: number }[];
};

/** The funnel of the actor's school, of a division or of a language; one query. */
export async function countSteps(
	app: App,
	actor: StaffActor,
	filters: GuardianFilters
): Promise<FunnelCounts> {
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const columns = FUNNEL_STEPS.map(
			(step) => sql`json_build_object('step', ${step}::text,
				'reached', count(*) filter (where ${hasReachedInSql(step)}),
				'standing', count(*) filter (where f.step = ${step}))`
		);
		const [found] = await rows<FunnelCounts>(
			tx,
			sql`with ${guardianFacts(actor.schoolId, monthStartOf(app.clock.now(), timeZone))},
				concerned as (select * from facts f ${allOf(groupFilter(filters))})
				select json_build_array(${sql.join(columns, sql`, `)}) as steps,
					(select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'connected',
							(select count(*) from service_connection c
								join concerned on concerned.id = c.guardian_id where c.service_id = s.id))
							order by s.name), '[]'::json)
						from service s where s.school_id = ${actor.schoolId}) as services
				from concerned f`
		);
		return found!;
	});
}
