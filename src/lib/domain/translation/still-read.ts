/** After a month, what a school wrote is hardly read any more. In milliseconds. */
const STILL_READ = 30 * 86_400_000;

/**
 * Since when a text has to have been asked for to be worth translating now: what is older is neither
 * sent to an engine that was just chosen, nor put before those who review.
 */
export function stillReadSince(now: Date): Date {
	return new Date(now.getTime() - STILL_READ);
}
