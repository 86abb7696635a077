import { DateTime } from 'luxon';
import type { AbsenceContent } from './absence';
import type { RecordAbsenceInput, RecordedPeriod } from './record-absence.input';

/** A usual day of a collège; an absence of hours says its own. */
const TIMES: Record<Exclude<RecordedPeriod, 'hours'>, { from: string; to: string }> = {
	day: { from: '08:00', to: '17:30' },
	morning: { from: '08:00', to: '12:00' },
	afternoon: { from: '13:30', to: '17:30' }
};

/**
 * The interval of an absence recorded by half-days or hours.
 * @param timeZone IANA zone of the school's wall clock
 */
export function absenceOf(
	input: Pick<RecordAbsenceInput, 'day' | 'period' | 'from' | 'to'>,
	timeZone: string
): AbsenceContent {
	const { from = '', to = '' } = input.period === 'hours' ? input : TIMES[input.period];
	return {
		startsAt: instantOf(input.day, from, timeZone),
		endsAt: instantOf(input.day, to, timeZone)
	};
}

/** ISO 8601 with its offset, of a time `HH:MM` of a day `YYYY-MM-DD` on a wall clock. */
export function instantOf(day: string, time: string, timeZone: string): string {
	const at = DateTime.fromISO(`${day}T${time}`, { zone: timeZone });
	if (!at.isValid) throw new RangeError('Not a day and a time of a wall clock.');
	return at.toISO({ suppressMilliseconds: true });
}
