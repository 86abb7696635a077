import { DateTime } from 'luxon';
import { isOpen, nextRelease } from '../disconnection/release-window';
import type { SchoolHours } from '../disconnection/school-hours';

/** Farther back than a weekend, a reminder reminds of nothing. */
const DAYS_BACK = 3;

/**
 * When a family is reminded of an appointment: the day before at the same hour of the wall clock, or
 * as soon as the school opens on that day; when it is closed all day, the open day before it, up to
 * three days back. Null when that is past, or when no such day is open: what was said at once is
 * enough.
 *
 * @param told when the appointment itself is told: a reminder on the same day would say it twice
 */
export function reminderAt(hours: SchoolHours, startsAt: Date, told: Date): Date | null {
	const start = DateTime.fromJSDate(startsAt, { zone: hours.timeZone });
	const tellingDay = DateTime.fromJSDate(told, { zone: hours.timeZone }).toISODate()!;
	for (let back = 1; back <= DAYS_BACK; back += 1) {
		const day = start.minus({ days: back });
		if (day.toISODate()! <= tellingDay) return null;
		if (isOpen(hours, day.toJSDate())) return day.toJSDate();
		const opening = nextRelease(hours, day.startOf('day').toJSDate());
		if (!opening.ok) return null;
		const opens = DateTime.fromJSDate(opening.value, { zone: hours.timeZone });
		if (opens.toISODate() === day.toISODate()) return opening.value;
	}
	return null;
}
