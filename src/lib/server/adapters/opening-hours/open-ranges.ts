import { DateTime } from 'luxon';
import OpeningHours from 'opening_hours';
import type { OpenRange, Position } from '../../../domain/place/place';

/** Longer texts are descriptions, not hours. */
const MAX_LENGTH = 400;

/** A place that opens at no moment of a month has hours that nobody can tell. */
const MUST_OPEN_WITHIN_DAYS = 31;

/** The open hours of one day, `YYYY-MM-DD` on the place's wall clock; empty when it is closed. */
export type DayHours = { day: string; ranges: OpenRange[] };

/**
 * Reads OpenStreetMap opening hours (with French public holidays) for some days in a row.
 *
 * @param firstDay `YYYY-MM-DD` on the place's wall clock
 * @returns null when nobody can tell: the text is not in that format, or depends on an agreement
 */
export function openDays(
	written: string,
	at: Position,
	firstDay: string,
	days: number
): DayHours[] | null {
	if (written.length > MAX_LENGTH) return null;
	const hours = read(written, at);
	if (!hours) return null;
	// The reader thinks in the clock of its process: days and hours go in and come out as they are
	// written on a wall, and the zone of the process never shows.
	const midnight = DateTime.fromISO(firstDay, { zone: 'system' });
	try {
		// A text may be taken for hours that never come: `lundi matin`.
		const soon = midnight.plus({ days: MUST_OPEN_WITHIN_DAYS }).toJSDate();
		if (isNever(hours, midnight.toJSDate(), soon)) return null;
		return Array.from({ length: days }, (_, n) => {
			const start = midnight.plus({ days: n });
			const intervals = hours.getOpenIntervals(
				start.toJSDate(),
				start.plus({ days: 1 }).toJSDate()
			);
			return {
				day: start.toFormat('yyyy-MM-dd'),
				ranges: intervals
					.filter(([, , isUnknown]) => !isUnknown)
					.map(([from, to]) => ({ from: wallTime(from, start), to: wallTime(to, start) }))
			};
		});
	} catch {
		return null;
	}
}

function read(written: string, { latitude, longitude }: Position): OpeningHours | null {
	try {
		return new OpeningHours(written, {
			lat: latitude,
			lon: longitude,
			address: { country_code: 'fr', state: '' }
		});
	} catch {
		return null;
	}
}

function isNever(hours: OpeningHours, from: Date, to: Date): boolean {
	return !hours.getOpenIntervals(from, to).some(([, , isUnknown]) => !isUnknown);
}

function wallTime(instant: Date, day: DateTime): string {
	const at = DateTime.fromJSDate(instant);
	return at.hasSame(day, 'day') ? at.toFormat('HH:mm') : '24:00';
}
