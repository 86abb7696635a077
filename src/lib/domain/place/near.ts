import type { Position } from './place';

/** Nothing farther than this is near: an hour by bus with a child. */
export const NEAR_KM = 30;

/** How many places one page shows: choosing among more is work. */
export const NEAR_COUNT = 8;

const EARTH_KM = 6371;

/** Distance over the ground between two positions, in kilometres (great circle, haversine). */
export function distanceKm(a: Position, b: Position): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
	const chord =
		half(b.latitude - a.latitude) +
		Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
	return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Kilometres as people say them: by 100 m when it can be walked, by 1 km beyond 10. */
export function roundKm(km: number): number {
	return km < 10 ? Math.max(0.1, Math.round(km * 10) / 10) : Math.round(km);
}

/**
 * The places near a position, the nearest first.
 * @param places any number of them, in any order
 */
export function nearest<Place extends Position>(
	from: Position,
	places: readonly Place[]
): (Place & { km: number })[] {
	return places
		.map((place) => ({ ...place, km: distanceKm(from, place) }))
		.filter(({ km }) => km <= NEAR_KM)
		.sort((a, b) => a.km - b.km)
		.slice(0, NEAR_COUNT);
}

/** The square that holds everything near a position: what a database looks through first. */
export function squareAround({ latitude, longitude }: Position) {
	const north = NEAR_KM / 111;
	const east = NEAR_KM / (111 * Math.max(0.1, Math.cos((latitude * Math.PI) / 180)));
	return {
		south: latitude - north,
		north: latitude + north,
		west: longitude - east,
		east: longitude + east
	};
}
