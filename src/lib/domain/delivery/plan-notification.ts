import { windowFrom, type NoCalendar } from '../disconnection/release-window';
import type { ReleaseWindow, SchoolHours } from '../disconnection/school-hours';
import { ok, type Result } from '../shared/result';

/** One thing to tell one family. */
export type Telling = {
	/** UUID of the family's account. */
	accountId: string;
	/** From when on it could have been told, had the hours been open: written, delay over. */
	readyAt: Date;
	/** Over how many minutes after an opening families are told. */
	spreadMinutes: number;
	now: Date;
};

/**
 * When a family is told of something: at once in open hours; at the opening that it waited for
 * otherwise, and then each family at its own moment of the minutes that follow, so that an opening
 * is no volley. Everything that one family waits for at one opening has the same moment: it makes one
 * notification.
 *
 * @param hours those of the school, narrowed by the family's own
 * @returns the instant, never before `now`; `disconnection.no-calendar` when no opening is known
 */
export function planNotification(hours: SchoolHours, telling: Telling): Result<Date, NoCalendar> {
	const window = windowFrom(hours, later(telling.now, telling.readyAt));
	return window.ok ? ok(momentIn(window.value, telling)) : window;
}

/**
 * The same in a window that is known already: the one that holds the present, or the next.
 */
export function momentIn(window: ReleaseWindow, telling: Telling): Date {
	const { readyAt, now } = telling;
	if (readyAt >= window.opensAt) return later(now, readyAt);
	return later(now, momentAfterOpening(window, telling));
}

/**
 * A family's own moment after an opening: at most the spread, and never in the second half of a
 * short window, so that what meets an outage can still be told in it.
 */
export function momentAfterOpening(
	{ opensAt, closesAt }: ReleaseWindow,
	{ accountId, spreadMinutes }: Pick<Telling, 'accountId' | 'spreadMinutes'>
): Date {
	const half = (closesAt.getTime() - opensAt.getTime()) / 2;
	const longest = Math.floor(Math.min(spreadMinutes * 60_000, half));
	const share = fractionOf(`${accountId} ${opensAt.getTime()}`);
	return new Date(opensAt.getTime() + Math.floor(share * (longest + 1)));
}

/**
 * A number in [0, 1) that a text always gives: FNV-1a, then the finish of MurmurHash3, so that two
 * accounts that differ by one digit lie far apart. Not a secret, only an even spread.
 */
function fractionOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

function later(one: Date, other: Date): Date {
	return one > other ? one : other;
}
