import { DateTime } from 'luxon';
import * as v from 'valibot';
import { isoInstant } from '../shared/iso';

/**
 * What a school says of an absence: a half-open interval of time. Whether it was answered is not
 * part of it: that is what a family writes.
 */
export const absenceContentSchema = v.pipe(
	v.object({ startsAt: isoInstant, endsAt: isoInstant }),
	v.check(
		(absence) => Date.parse(absence.startsAt) < Date.parse(absence.endsAt),
		'absence.ends-before-start'
	)
);
export type AbsenceContent = v.InferOutput<typeof absenceContentSchema>;

/** The days and hours of an absence, as one would tell them to a parent. */
export type AbsencePeriod =
	| { kind: 'day' | 'morning' | 'afternoon'; day: string }
	| { kind: 'hours'; day: string; from: Date; to: Date }
	| { kind: 'days'; day: string; lastDay: string };

const HALF_DAY_HOURS = 2.5;
const NOON_HOUR = 13;

/**
 * Tells an absence in the simplest words that stay true: whole days, a half-day, or hours.
 *
 * @param timeZone IANA zone of the school's wall clock
 */
export function periodOf(absence: AbsenceContent, timeZone: string): AbsencePeriod {
	const from = DateTime.fromISO(absence.startsAt, { zone: timeZone });
	const to = DateTime.fromISO(absence.endsAt, { zone: timeZone });
	// Half-open: an absence that ends at midnight ends the day before.
	const last = to.minus({ milliseconds: 1 });
	const day = from.toFormat('yyyy-MM-dd');
	if (!from.hasSame(last, 'day')) {
		return { kind: 'days', day, lastDay: last.toFormat('yyyy-MM-dd') };
	}
	const hours = to.diff(from, 'hours').hours;
	const isMorning = last.hour < NOON_HOUR;
	const isAfternoon = from.hour >= NOON_HOUR - 1;
	if (hours >= HALF_DAY_HOURS && isMorning) return { kind: 'morning', day };
	if (hours >= HALF_DAY_HOURS && isAfternoon) return { kind: 'afternoon', day };
	if (hours >= 2 * HALF_DAY_HOURS) return { kind: 'day', day };
	return { kind: 'hours', day, from: from.toJSDate(), to: to.toJSDate() };
}
