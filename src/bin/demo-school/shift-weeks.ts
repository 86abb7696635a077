import { DateTime } from 'luxon';
import { statusOfDay, type SchoolHours } from '../../lib/domain/disconnection/school-hours';

/** The day that the demo's files tell, `yyyy-mm-dd`, a Tuesday, and the hour at which they left. */
export const REFERENCE_DAY = '2026-11-24';
export const REFERENCE_TIME = '08:45';

/**
 * How many weeks to move the demo's files so that their Tuesday is the last one on which the school
 * was open and which is over by `now`, or begun. 0 when no calendar covers the weeks before.
 */
export function weeksToShift(hours: SchoolHours, now: Date): number {
	const reference = DateTime.fromISO(`${REFERENCE_DAY}T${REFERENCE_TIME}`, {
		zone: hours.timeZone
	});
	const passed = Math.floor(DateTime.fromJSDate(now).diff(reference, 'weeks').weeks);
	for (let back = 0; back < 20; back += 1) {
		const day = reference.plus({ weeks: passed - back }).toFormat('yyyy-MM-dd');
		if (statusOfDay(hours, day) === 'open') return passed - back;
	}
	return 0;
}

/** The instant at which the demo's files are loaded: the morning of their Tuesday, school open. */
export function demoInstant(hours: SchoolHours, weeks: number): Date {
	return DateTime.fromISO(`${REFERENCE_DAY}T${REFERENCE_TIME}`, { zone: hours.timeZone })
		.plus({ weeks })
		.toJSDate();
}

/** A CSV with every `dd/mm/yyyy` moved by whole weeks; weekdays and hours stay. */
export function shiftWeeks(csv: Uint8Array, weeks: number): Uint8Array {
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv);
	const moved = text.replace(/\b(\d{2})\/(\d{2})\/(\d{4})\b/g, (_, day, month, year) =>
		DateTime.fromISO(`${year}-${month}-${day}`, { zone: 'utc' })
			.plus({ weeks })
			.toFormat('dd/MM/yyyy')
	);
	return new TextEncoder().encode(moved);
}
