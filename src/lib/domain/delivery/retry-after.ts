const SECOND = 1_000;
/** A service that says "now" is not asked again within the second. */
const SHORTEST = SECOND;
/** A service that says "next year" is asked again within the hour. */
const LONGEST = 3_600 * SECOND;
/** When a service that limits us does not say for how long. */
const UNTOLD = 60 * SECOND;

/**
 * How long to wait, in milliseconds, after a `Retry-After` header (RFC 9110, 10.2.3): seconds or a
 * date, bounded between one second and one hour; a minute when it is missing or unreadable.
 */
export function waitAfter(retryAfter: string | null, now: Date): number {
	const text = retryAfter?.trim() ?? '';
	if (/^\d+$/.test(text)) return bounded(Number(text) * SECOND);
	const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? UNTOLD : bounded(date - now.getTime());
}

function bounded(wait: number): number {
	return Math.min(LONGEST, Math.max(SHORTEST, wait));
}
