import * as v from 'valibot';

/** An instant written as ISO 8601 with its offset or `Z`, such as `2026-11-24T08:05:00+01:00`. */
export const isoInstant = v.pipe(v.string(), v.isoTimestamp('content.bad-instant'));

/** A calendar day on the school's wall clock, `YYYY-MM-DD`. */
export const isoDay = v.pipe(v.string(), v.isoDate('content.bad-day'));

/** A short text of a school: trimmed, never empty. */
export const shortText = (maxLength: number) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.minLength(1, 'content.empty-text'),
		v.maxLength(maxLength, 'content.long-text')
	);
