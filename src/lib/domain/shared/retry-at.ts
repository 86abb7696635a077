/**
 * When to try again: from the wait itself to one and a half times it. Never earlier than what was
 * asked of us, and what failed together is not tried again together.
 *
 * @param wait in milliseconds
 * @param random a number in [0, 1)
 */
export function retryAt(now: Date, wait: number, random: number): Date {
	return new Date(now.getTime() + Math.round(wait * (1 + random / 2)));
}
