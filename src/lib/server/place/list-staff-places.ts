import { sql } from 'drizzle-orm';
import { distanceKm } from '../../domain/place/near';
import type { MediationPlace, Position } from '../../domain/place/place';
import { canKeepPlaces } from '../../domain/place/place.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { DayHours } from '../adapters/opening-hours/open-ranges';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { mediationPlace } from '../db/schema/place';
import { placeHours } from './place-hours';
import { readSchool } from '../directory/read-school';
import { plainInSql, plainPattern } from '../funnel/guardian-filter';
import { nearPlaces, placesWhere } from './near-places';

/**
 * A place of the list; `km` is null while nobody said where the school is, `week` (from today on) when
 * nobody can tell the hours.
 */
export type StaffPlace = MediationPlace & { km: number | null; week: DayHours[] | null };

export type StaffPlaces = {
	/** Where the school is; null until somebody says it. */
	position: Position | null;
	/** How many places the installation knows. */
	known: number;
	places: StaffPlace[];
};

const FOUND_MAX = 20;

/**
 * The places near the actor's school, or those that are found by a name, a town or a postcode; null
 * for who may not.
 */
export async function listStaffPlaces(
	app: App,
	actor: StaffActor,
	q: string
): Promise<StaffPlaces | null> {
	if (!canKeepPlaces(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		const { latitude, longitude, timeZone } = await readSchool(tx, actor);
		const position = latitude === null || longitude === null ? null : { latitude, longitude };
		const found = q
			? await search(tx, q, position)
			: position
				? await nearPlaces(tx, position)
				: [];
		const today = isoDateIn(app.clock.now(), timeZone);
		const places = found.map((place) => ({ ...place, week: placeHours(place, today, 7) }));
		return { position, known: await tx.$count(mediationPlace), places };
	});
}

async function search(
	tx: Tx,
	q: string,
	from: Position | null
): Promise<(MediationPlace & { km: number | null })[]> {
	const words = sql`p.name || ' ' || p.postcode || ' ' || p.town`;
	const found = await placesWhere(
		tx,
		sql`${plainInSql(words)} like ${plainPattern(q)} order by p.name, p.id limit ${FOUND_MAX}`
	);
	return found
		.map((place) => ({ ...place, km: from && distanceKm(from, place) }))
		.sort((a, b) => (a.km ?? 0) - (b.km ?? 0));
}
