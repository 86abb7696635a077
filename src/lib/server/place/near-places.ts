import { sql, type SQL } from 'drizzle-orm';
import { distanceKm, nearest, squareAround } from '../../domain/place/near';
import type { MediationPlace, Position } from '../../domain/place/place';
import type { Locale } from '../../domain/shared/locale';
import { rows, type Tx } from '../db/client';

/** A place near a school, and how far over the ground. */
export type NearPlace = MediationPlace & { km: number };

/**
 * The places near a position that who asks may read, the nearest first, with the languages that
 * people of the schools they belong to know to be spoken there.
 */
export async function nearPlaces(tx: Tx, from: Position): Promise<NearPlace[]> {
	const { south, north, west, east } = squareAround(from);
	const found = await placesWhere(
		tx,
		sql`p.latitude between ${south}::float8 and ${north}::float8
			and p.longitude between ${west}::float8 and ${east}::float8`
	);
	return nearest(from, found);
}

/** One place by its key, with its distance from a position; null when there is none. */
export async function findPlace(
	tx: Tx,
	placeId: string,
	from: Position | null
): Promise<(MediationPlace & { km: number | null }) | null> {
	const [place] = await placesWhere(tx, sql`p.id = ${placeId}`);
	if (!place) return null;
	return { ...place, km: from && distanceKm(from, place) };
}

/** The places `p` of a condition, with the languages that are known to be spoken there. */
export async function placesWhere(tx: Tx, condition: SQL): Promise<MediationPlace[]> {
	const found = await rows<Row>(tx, sql`${placeColumns} from mediation_place p where ${condition}`);
	return found.map(placeOf);
}

const placeColumns = sql`select p.id, p.name, p.address, p.postcode, p.town, p.latitude, p.longitude,
	p.phone, p.website, p.opening_hours as "openingHours", p.services, p.locales, p.welcomes, p.fees,
	p.updated_on as "updatedOn", array(
		select distinct l.locale from place_language l where l.place_id = p.id order by l.locale
	) as told`;

type Row = MediationPlace & { told: Locale[] };

function placeOf({ told, ...place }: Row): MediationPlace {
	return { ...place, locales: [...new Set([...told, ...place.locales])] };
}
