import { sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { ok, type Result } from '../../domain/shared/result';
import {
	readPlaces,
	type PlaceFileRefusal,
	type RefusedPlace
} from '../adapters/place-file/read-places';
import type { App } from '../app';
import { mediationPlace } from '../db/schema/place';

const AT_ONCE = 500;

/** What a load of places did. */
export type PlacesLoaded = { places: number; gone: number; refused: RefusedPlace[] };

/**
 * Loads the places of a file in the national schema for every school of the installation: the file
 * replaces what was there, in one transaction. A file without one good line changes nothing.
 *
 * Refusals: those of `readPlaces`; `places.empty` when no line makes a place.
 */
export async function loadPlaces(
	app: App,
	bytes: Uint8Array
): Promise<Result<PlacesLoaded, PlaceFileRefusal>> {
	const read = readPlaces(bytes);
	if (!read.ok) return read;
	const { places, refused } = read.value;
	if (places.length === 0) return { ok: false, error: { code: 'places.empty' } };
	const loadedAt = app.clock.now();
	const kept = JSON.stringify(places.map(({ id }) => id));
	return app.db.transaction(SYSTEM, async (tx) => {
		for (let at = 0; at < places.length; at += AT_ONCE) {
			await tx
				.insert(mediationPlace)
				.values(places.slice(at, at + AT_ONCE).map((place) => ({ ...place, loadedAt })))
				.onConflictDoUpdate({ target: mediationPlace.id, set: fromTheFile() });
		}
		const gone = await tx
			.delete(mediationPlace)
			.where(
				sql`${mediationPlace.id} <> all (array(select json_array_elements_text(${kept}::json)))`
			)
			.returning({ id: mediationPlace.id });
		return ok({ places: places.length, gone: gone.length, refused });
	});
}

/** Every column takes the value of the line that came. */
function fromTheFile() {
	const came = (column: string) => sql.raw(`excluded.${column}`);
	return {
		name: came('name'),
		address: came('address'),
		postcode: came('postcode'),
		town: came('town'),
		latitude: came('latitude'),
		longitude: came('longitude'),
		phone: came('phone'),
		website: came('website'),
		openingHours: came('opening_hours'),
		services: came('services'),
		locales: came('locales'),
		welcomes: came('welcomes'),
		fees: came('fees'),
		updatedOn: came('updated_on'),
		loadedAt: came('loaded_at')
	};
}
