import { DateTime } from 'luxon';

/** What a written date turned out to be. */
export type ReadTime<T> =
	| { kind: 'read'; value: T }
	| { kind: 'unreadable' }
	/** The clocks jumped over it, the last Sunday of March. */
	| { kind: 'does-not-exist' };

const FRENCH = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T]+(\d{1,2})[:h](\d{2})(?::(\d{2}))?)?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const ISO_WITH_OFFSET =
	/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A moment written on the school's wall clock, `24/11/2026 08:05` or `2026-11-24T08:05` (seconds
 * allowed), or an ISO instant with its offset. An hour that happens twice is its first passage: a
 * school program that means the second has to write the offset.
 *
 * @param timeZone IANA zone of the school.
 */
export function readMoment(written: string, timeZone: string): ReadTime<Date> {
	if (ISO_WITH_OFFSET.test(written)) {
		const instant = DateTime.fromISO(written, { zone: timeZone });
		return instant.isValid ? plausible(instant) : { kind: 'unreadable' };
	}
	const parts = partsOf(written);
	if (!parts || parts.hour === undefined) return { kind: 'unreadable' };
	const { year, month, day, hour, minute, second } = parts;
	const asked = { year, month, day, hour, minute: minute ?? 0, second: second ?? 0 };
	if (!DateTime.fromObject(asked, { zone: 'utc' }).isValid) return { kind: 'unreadable' };
	const local = DateTime.fromObject(asked, { zone: timeZone });
	if (local.hour !== asked.hour || local.minute !== asked.minute) return { kind: 'does-not-exist' };
	const [first] = local.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
	return plausible(first ?? local);
}

/** A day, `24/11/2026` or `2026-11-24` (an hour after it is ignored), as `yyyy-mm-dd`. */
export function readDay(written: string): ReadTime<string> {
	const parts = partsOf(written);
	if (!parts) return { kind: 'unreadable' };
	const { year, month, day } = parts;
	const date = DateTime.fromObject({ year, month, day }, { zone: 'utc' });
	const isPlausible = date.isValid && year >= 2000 && year < 2100;
	return isPlausible
		? { kind: 'read', value: date.toFormat('yyyy-MM-dd') }
		: { kind: 'unreadable' };
}

function plausible(instant: DateTime): ReadTime<Date> {
	return instant.year >= 2000 && instant.year < 2100
		? { kind: 'read', value: instant.toJSDate() }
		: { kind: 'unreadable' };
}

function partsOf(written: string) {
	const french = FRENCH.exec(written);
	const match = french ?? ISO.exec(written);
	if (!match) return null;
	const [a, b, c, hour, minute, second] = match
		.slice(1)
		.map((part) => (part === undefined ? undefined : Number(part)));
	const [year, month, day] = french ? [c, b, a] : [a, b, c];
	return { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour, minute, second };
}
