import { DateTime } from 'luxon';

/** Reminders to connect that one person gets at most, all channels together (QUALITY, reminders). */
export const REMINDERS_AT_MOST = 10;

/** Days from one to the next. */
export const DAYS_BETWEEN_REMINDERS = 7;

/** A reminder sent before, whatever its channel. */
export type PastReminder = {
	at: Date;
	/** Of the contact details that it was sent with. */
	contactMark: string;
};

export type ReminderVerdict =
	| { kind: 'allowed' }
	/** `from`: day `YYYY-MM-DD` of the school's wall clock from which on the next may go. */
	| { kind: 'too-soon'; from: string }
	/** No more until the contact details change. */
	| { kind: 'too-many' };

/**
 * Whether one more reminder may go: at most one a week, ten in all, counted anew when the contact
 * details change. A week is counted in days of the school's wall clock: what went on a Monday at 9:05
 * may go again on the next at 9:00, and a change of the hour moves nothing.
 *
 * @param past reminders to the same person, in any order
 * @param contactMark of the contact details now
 * @param timeZone IANA zone of the school
 */
export function judgeReminder(
	past: readonly PastReminder[],
	contactMark: string,
	now: Date,
	timeZone: string
): ReminderVerdict {
	const counted = past.filter((one) => one.contactMark === contactMark);
	if (counted.length >= REMINDERS_AT_MOST) return { kind: 'too-many' };
	if (counted.length === 0) return { kind: 'allowed' };
	const last = Math.max(...counted.map(({ at }) => at.getTime()));
	const from = dayOf(new Date(last), timeZone).plus({ days: DAYS_BETWEEN_REMINDERS });
	if (dayOf(now, timeZone) >= from) return { kind: 'allowed' };
	return { kind: 'too-soon', from: from.toFormat('yyyy-MM-dd', { locale: 'en' }) };
}

function dayOf(at: Date, timeZone: string): DateTime {
	return DateTime.fromJSDate(at, { zone: timeZone }).startOf('day');
}
