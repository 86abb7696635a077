import { DateTime } from 'luxon';
import type { AppointmentData } from './data';

/**
 * An appointment as the fields of its form hold it.
 * @param timeZone IANA zone of the school
 */
export function appointmentValues(card: AppointmentData, timeZone: string): Record<string, string> {
	const start = DateTime.fromJSDate(card.startsAt, { zone: timeZone });
	return {
		staff: card.staff.id,
		day: start.toISODate() ?? '',
		hour: start.toFormat('HH:mm'),
		duration: String(card.durationMinutes),
		place: card.place,
		interpreter: card.interpreter?.locale ?? '',
		interpreterFound: card.interpreter?.isFound ? 'yes' : ''
	};
}
