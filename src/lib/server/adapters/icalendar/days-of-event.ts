import type ICAL from 'ical.js';
import { DateTime, Duration, IANAZone } from 'luxon';
import type { Days } from '../../../domain/disconnection/school-calendar';

/** An event whose days cannot be told: the whole file is refused, half a calendar would mislead. */
export class UnreadableEvent extends Error {
	readonly code: 'calendar.file-time-zone' | 'calendar.file-bad-day';

	constructor(code: UnreadableEvent['code']) {
		super(code);
		this.code = code;
	}
}

type Instant = { at: DateTime; isDay: boolean };

/**
 * The days that an event covers whole on the school's wall clock, `until` excluded; null when it
 * covers none (a meeting of two hours).
 * @param timeZone IANA zone of the school, for times that name none
 * @throws UnreadableEvent on a day that does not exist or a zone that IANA does not know
 */
export function daysOfEvent(event: ICAL.Component, timeZone: string): Days | null {
	const start = instantOf(event.getFirstProperty('dtstart'), timeZone);
	if (!start) throw new UnreadableEvent('calendar.file-bad-day');
	const end = endOf(event, start, timeZone);
	const first = start.at.startOf('day');
	const from = first.equals(start.at) ? first : first.plus({ days: 1 });
	const until = end.startOf('day');
	return from < until ? { from: isoDay(from), until: isoDay(until) } : null;
}

/** Without an end nor a duration, an all-day event lasts its day, a timed one no time (3.6.1). */
function endOf(event: ICAL.Component, start: Instant, timeZone: string): DateTime {
	const end = instantOf(event.getFirstProperty('dtend'), timeZone);
	// Some programs write the same day twice for one day: it is one day all the same.
	if (end && start.isDay && +end.at === +start.at) return start.at.plus({ days: 1 });
	if (end && end.at < start.at) throw new UnreadableEvent('calendar.file-bad-day');
	if (end) return end.at;
	const text = event.getFirstPropertyValue('duration');
	if (text === null || text === undefined) return start.at.plus({ days: start.isDay ? 1 : 0 });
	const duration = Duration.fromISO(String(text));
	const at = start.at.plus(duration);
	if (!at.isValid || at < start.at) throw new UnreadableEvent('calendar.file-bad-day');
	return at;
}

function instantOf(property: ICAL.Property | null, timeZone: string): Instant | null {
	if (!property) return null;
	// The text of the file (`2026-10-17`, `2026-10-17T00:00:00Z`), before the library mends it.
	const text = String((property.toJSON() as unknown[])[3]);
	const isDay = !text.includes('T');
	const named = property.getFirstParameter('tzid') as string | undefined;
	if (named && !isDay && !IANAZone.isValidZone(named)) {
		throw new UnreadableEvent('calendar.file-time-zone');
	}
	const zone = text.endsWith('Z') ? 'utc' : (!isDay && named) || timeZone;
	const at = DateTime.fromISO(text, { zone }).setZone(timeZone);
	const isSane = at.isValid && at.year >= 2000 && at.year < 2100;
	if (!isSane) throw new UnreadableEvent('calendar.file-bad-day');
	return { at, isDay };
}

function isoDay(at: DateTime): string {
	return at.toISODate() ?? '';
}
