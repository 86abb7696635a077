import { DateTime } from 'luxon';

/** An account is deleted within three months of leaving (CNIL, vie scolaire). */
const KEPT_MONTHS = 3;

/**
 * The instant before which an ended mission, a refused candidacy or a withdrawn agreement is forgotten:
 * three calendar months before `now`.
 */
export function forgottenBefore(now: Date): Date {
	return DateTime.fromJSDate(now, { zone: 'utc' }).minus({ months: KEPT_MONTHS }).toJSDate();
}
