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
		const asked = Array.from({ length: days }, (_, n) => {
			const start = midnight.plus({ days: n });
			const open = intervals(hours, start, start.plus({ days: 1 }));
			return {
				day: start.toFormat('yyyy-MM-dd'),
				ranges: open.map(([from, to]) => ({ from: wallTime(from, start), to: wallTime(to, start) }))
			};
		});
		if (asked.some(({ ranges }) => ranges.length > 0)) return asked;
		// A text may be taken for hours that never come: `lundi matin`.
		const month = midnight.plus({ days: MUST_OPEN_WITHIN_DAYS });
		return intervals(hours, midnight, month).length > 0 ? asked : null;
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

/** When it is surely open between two instants. */
function intervals(hours: OpeningHours, from: DateTime, to: DateTime) {
	return hours
		.getOpenIntervals(from.toJSDate(), to.toJSDate())
		.filter(([, , isUnknown]) => !isUnknown);
}

function wallTime(instant: Date, day: DateTime): string {
	const at = DateTime.fromJSDate(instant);
	return at.hasSame(day, 'day') ? at.toFormat('HH:mm') : '24:00';
}
