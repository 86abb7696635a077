import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { FUNNEL_STEPS, type FunnelStep } from '../../domain/funnel/funnel-step';
import { canSeeNetwork } from '../../domain/network/network.policy';
import {
	suppressSteps,
	suppressTable,
	type Count,
	type PublishedTable
} from '../../domain/network/suppress';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { WORKSHOP_THEMES, type WorkshopTheme } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { readNetwork } from './read-network';

/** What is counted of people, in the order of the page. */
export const PEOPLE_MEASURES = ['registered', 'present', 'unknown'] as const;
export type PeopleMeasure = (typeof PEOPLE_MEASURES)[number];

/** The figures of a network, ready to be published: no name, nothing under eleven people. */
export type NetworkFigures = {
	network: string;
	/** First and last day of the period `YYYY-MM-DD`, on the clock of the coordinator's school. */
	from: string;
	to: string;
	schools: { name: string; uai: string }[];
	themes: WorkshopTheme[];
	/** Sessions held, school by school and theme by theme: not people, hence never hidden. */
	sessions: number[][];
	people: Record<PeopleMeasure, PublishedTable>;
	/** Guardians of all the schools at each step; null where it is hidden. */
	funnel: { step: FunnelStep; count: number | null }[];
};

export type NetworkError = { code: 'network.not-allowed' | 'network.no-network' };

/**
 * The figures of the schools of the actor's network, since the school year began. The database counts
 * (functions that know the coordinator and return nothing but counts), the domain hides.
 */
export async function readFigures(
	app: App,
	actor: StaffActor
): Promise<Result<NetworkFigures, NetworkError>> {
	if (!canSeeNetwork(actor)) return refuse({ code: 'network.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const network = await readNetwork(tx);
		if (!network) return refuse({ code: 'network.no-network' as const });
		const { timeZone, schoolYear } = await readSchool(tx, actor);
		const since = DateTime.fromObject({ year: schoolYear, month: 9, day: 1 }, { zone: timeZone });
		const at = now.toISOString();
		const schools = await rows<School>(tx, sql`select * from network_schools() order by name, uai`);
		const counts = await rows<Counted>(
			tx,
			sql`select * from network_workshop_counts(${since.toUTC().toISO()}::timestamptz, ${at}::timestamptz)`
		);
		const [funnel] = await rows<Record<FunnelStep, number>>(
			tx,
			sql`select ${sql.join(
				FUNNEL_STEPS.map(
					(step) =>
						sql`coalesce(sum(${sql.identifier(step.replaceAll('-', '_'))}), 0)::int as ${sql.identifier(step)}`
				),
				sql`, `
			)} from network_funnel_counts(${at}::timestamptz)`
		);
		const themes = WORKSHOP_THEMES.filter((theme) => counts.some((one) => one.theme === theme));
		const table = (measure: PeopleMeasure | 'sessions'): Count[][] =>
			schools.map(({ school_id }) =>
				themes.map(
					(theme) =>
						counts.find((one) => one.school_id === school_id && one.theme === theme)?.[measure] ??
						null
				)
			);
		const steps = suppressSteps(FUNNEL_STEPS.map((step) => funnel![step]));
		return ok({
			network: network.name,
			from: since.toFormat('yyyy-MM-dd'),
			to: DateTime.fromJSDate(now, { zone: timeZone }).toFormat('yyyy-MM-dd'),
			schools: schools.map(({ name, uai }) => ({ name, uai })),
			themes,
			sessions: table('sessions').map((line) => line.map((one) => one ?? 0)),
			people: {
				registered: suppressTable(table('registered')),
				present: suppressTable(table('present')),
				unknown: suppressTable(table('unknown'))
			},
			funnel: FUNNEL_STEPS.map((step, i) => ({ step, count: steps[i]! }))
		});
	});
}

type School = { school_id: string; uai: string; name: string };
type Counted = { school_id: string; theme: string; sessions: number } & Record<
	PeopleMeasure,
	number
>;
