import { DateTime } from 'luxon';
import type { AccompanimentInput } from '../../domain/accompaniment/accompaniment.input';

/**
 * When a help was given: the day and the hour typed, on the school's wall clock; now where they were
 * left as they were. A day without an hour is its noon.
 * @param timeZone IANA zone of the school
 */
export function instantTyped(
	{ day, hour }: Pick<AccompanimentInput, 'day' | 'hour'>,
	timeZone: string,
	now: Date
): Date {
	if (!day && !hour) return now;
	const today = DateTime.fromJSDate(now, { zone: timeZone }).toISODate();
	return DateTime.fromISO(`${day ?? today}T${hour ?? '12:00'}`, { zone: timeZone }).toJSDate();
}

/** The columns that a form fills, as it was typed. */
export function columnsOf(input: AccompanimentInput) {
	return {
		durationMinutes: input.durationMinutes,
		themes: [...new Set(input.themes)],
		placeKind: input.place,
		autonomy: input.autonomy ?? null,
		orientations: [...new Set(input.orientations)],
		materials: [...new Set(input.materials)],
		interpreterLocale: input.interpreter ?? null,
		anonymousCount: input.anonymous,
		tags: [...new Set(input.tags)],
		note: input.note
	};
}
