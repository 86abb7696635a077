import { addDays } from '../disconnection/calendar-day';
import { isOpen } from '../disconnection/release-window';
import { schoolDay, type SchoolHours } from '../disconnection/school-hours';
import { instantAt, zoneNamed } from '../disconnection/wall-clock';

/** When one is at home and plans the next day. */
const REMINDER_AT = '16:00';
/** A reminder from further back would be forgotten again: a week-end and a public holiday. */
const FURTHEST_DAYS = 4;
const HOUR_MS = 3_600_000;

/**
 * When those who come are reminded: at 16:00 on the last open day before the session, in the school's
 * allowed hours. The morning of the session itself when there is no such day.
 *
 * @param startsAt when the session begins
 */
export function reminderMoment(hours: SchoolHours, startsAt: Date): Date {
	const zone = zoneNamed(hours.timeZone);
	const day = schoolDay(hours, startsAt);
	for (let back = 1; back <= FURTHEST_DAYS; back += 1) {
		const at = new Date(instantAt(zone, addDays(day, -back), REMINDER_AT, 'opening'));
		if (isOpen(hours, at)) return at;
	}
	return new Date(instantAt(zone, day, '00:00', 'opening'));
}

/** From when on those who come see the link of a remote session: the day before, from midnight. */
export function linkOpensAt(hours: Pick<SchoolHours, 'timeZone'>, startsAt: Date): Date {
	const zone = zoneNamed(hours.timeZone);
	const day = new Date(startsAt.getTime() + zone.offset(startsAt.getTime()) * 60_000)
		.toISOString()
		.slice(0, 10);
	return new Date(instantAt(zone, addDays(day, -1), '00:00', 'opening'));
}

/** Whether the link of a remote session is shown to those who have a place: until it is over. */
export function isLinkShown(
	hours: Pick<SchoolHours, 'timeZone'>,
	session: { startsAt: Date; endsAt: Date },
	now: Date
): boolean {
	return linkOpensAt(hours, session.startsAt) <= now && now < session.endsAt;
}

/** Whether the sign on the door counts who comes: from an hour before to an hour after. */
export function isDoorOpen(session: { startsAt: Date; endsAt: Date }, now: Date): boolean {
	return (
		session.startsAt.getTime() - HOUR_MS <= now.getTime() &&
		now.getTime() < session.endsAt.getTime() + HOUR_MS
	);
}
