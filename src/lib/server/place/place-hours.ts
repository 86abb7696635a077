import type { Position } from '../../domain/place/place';
import { openDays, type DayHours } from '../adapters/opening-hours/open-ranges';

/**
 * The open hours of a place for some days in a row; null when nobody can tell.
 * @param firstDay `YYYY-MM-DD` on the place's wall clock
 */
export function placeHours(
	place: Position & { openingHours: string | null },
	firstDay: string,
	days: number
): DayHours[] | null {
	return place.openingHours === null ? null : openDays(place.openingHours, place, firstDay, days);
}
