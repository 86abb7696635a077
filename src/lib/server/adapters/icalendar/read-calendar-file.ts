import ICAL from 'ical.js';
import { refuse, ok, type Result } from '../../../domain/shared/result';
import { LONGEST_STRETCH, type NamedDays } from '../../../domain/disconnection/given-calendar';
import { daysBetween } from '../../../domain/disconnection/calendar-day';
import { daysOfEvent, UnreadableEvent } from './days-of-event';

/** Bytes and events that a school's calendar may have: the official files hold under 100 events. */
const MOST_BYTES = 256 * 1024;
const MOST_EVENTS = 1_000;

export type CalendarFileRefusal = {
	code:
		| 'calendar.no-file'
		| 'calendar.file-too-big'
		| 'calendar.file-not-text'
		| 'calendar.file-not-icalendar'
		| 'calendar.file-too-many'
		| 'calendar.file-recurring'
		| 'calendar.file-time-zone'
		| 'calendar.file-bad-day';
};

/** Why an event closes no day. `class`: it names a day of class, as a return does. */
export type SetAside = { name: string; why: 'class' | 'cancelled' | 'part-of-a-day' | 'too-long' };

export type CalendarFile = { stretches: NamedDays[]; aside: SetAside[] };

/** Events that name the return, not the holidays (the official files hold both). */
const DAY_OF_CLASS = /rentr[ée]e|reprise|retour en classe/i;

/**
 * Reads an iCalendar file (RFC 5545) as stretches of closed days. All-day ends are exclusive
 * (3.6.1). A timed event closes the days that it covers from midnight to midnight on the school's
 * wall clock. Rules of recurrence are refused, never expanded; time zones are those of IANA, the
 * file's own VTIMEZONE are not run.
 */
export function readCalendarFile(
	bytes: Uint8Array,
	timeZone: string
): Result<CalendarFile, CalendarFileRefusal> {
	if (bytes.length === 0) return refuse({ code: 'calendar.no-file' });
	if (bytes.length > MOST_BYTES) return refuse({ code: 'calendar.file-too-big' });
	const text = decode(bytes);
	if (text === null) return refuse({ code: 'calendar.file-not-text' });
	if ((text.match(/^BEGIN:/gim)?.length ?? 0) > MOST_EVENTS) {
		return refuse({ code: 'calendar.file-too-many' });
	}
	const events = eventsOf(text);
	if (!events) return refuse({ code: 'calendar.file-not-icalendar' });
	if (events.some(repeats)) return refuse({ code: 'calendar.file-recurring' });
	try {
		return ok(sort(events, timeZone));
	} catch (error) {
		if (error instanceof UnreadableEvent) return refuse({ code: error.code });
		throw error;
	}
}

function sort(events: readonly ICAL.Component[], timeZone: string): CalendarFile {
	const stretches = new Map<string, NamedDays>();
	const aside: SetAside[] = [];
	for (const event of events) {
		const name = nameOf(event);
		const days = daysOfEvent(event, timeZone);
		const why = reasonAside(event, name, days);
		if (why || !days) aside.push({ name, why: why ?? 'part-of-a-day' });
		else stretches.set(`${days.from} ${days.until} ${name}`, { ...days, name });
	}
	return {
		stretches: [...stretches.values()].sort((a, b) => (a.from < b.from ? -1 : 1)),
		aside
	};
}

function reasonAside(
	event: ICAL.Component,
	name: string,
	days: { from: string; until: string } | null
): SetAside['why'] | null {
	if (String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') {
		return 'cancelled';
	}
	if (DAY_OF_CLASS.test(name)) return 'class';
	if (days && daysBetween(days.from, days.until) > LONGEST_STRETCH) return 'too-long';
	return null;
}

function nameOf(event: ICAL.Component): string {
	const text = String(event.getFirstPropertyValue('summary') ?? '');
	return (
		text
			.replace(/[\p{C}\s]+/gu, ' ')
			.trim()
			.slice(0, 80) || '—'
	);
}

const repeats = (event: ICAL.Component) =>
	['rrule', 'rdate', 'exrule', 'recurrence-id'].some((name) => event.hasProperty(name));

/** Null when the text is not made of calendars. */
function eventsOf(text: string): ICAL.Component[] | null {
	try {
		const parsed = ICAL.parse(text) as unknown[];
		const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
		const calendars = roots.map((root) => new ICAL.Component(root as never));
		if (calendars.some((calendar) => calendar.name !== 'vcalendar')) return null;
		return calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
	} catch {
		return null;
	}
}

function decode(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
