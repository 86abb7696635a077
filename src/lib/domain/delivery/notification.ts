import type { Urgency } from './push-sender';

/** The kinds of things that a family is told of. */
export const NOTIFIED_KINDS = ['absence', 'lateness', 'homework', 'message', 'workshop'] as const;
export type NotifiedKind = (typeof NOTIFIED_KINDS)[number];

/** One thing to tell, as the database knows it. */
export type News = { itemId: string; kind: NotifiedKind; change: 'create' | 'change' | 'cancel' };

/**
 * Key of the sentence in `messages/<locale>/notification.json`. It names a kind of thing, never a
 * child nor what happened: a lock screen is read by everybody.
 */
export type BodyKey = NotifiedKind | 'changed' | 'several';

/** The sentence for what is told in one notification. */
export function bodyKeyOf(news: readonly News[]): BodyKey {
	const [first, ...others] = news;
	if (!first || others.some((other) => other.kind !== first.kind)) return 'several';
	if (news.every((one) => one.change !== 'create')) return 'changed';
	return first.kind;
}

/** Where the notification opens: the thing itself, its list, or the home. */
export function addressOf(news: readonly News[]): string {
	const [first] = news;
	if (!first || news.some((one) => one.kind !== first.kind)) return '/';
	if (first.kind === 'homework') return '/devoirs';
	const isOne = news.every((one) => one.itemId === first.itemId);
	if (first.kind === 'message') return isOne ? `/messages/${first.itemId}` : '/messages';
	if (first.kind === 'workshop') return isOne ? `/ateliers/${first.itemId}` : '/ateliers';
	// A late arrival asks for nothing and has no page of its own: the home tells it.
	return isOne && first.kind === 'absence' ? `/absences/${first.itemId}` : '/';
}

/**
 * RFC 8030, 5.3: an absence, and what the head of the school calls urgent, wake a phone that saves
 * its battery; homework does not.
 */
export function urgencyOf(news: readonly News[], isUrgent = false): Urgency {
	if (isUrgent) return 'high';
	const kinds = new Set(news.map((one) => one.kind));
	if (kinds.has('absence') || kinds.has('lateness')) return 'high';
	return kinds.has('message') ? 'normal' : 'low';
}

/**
 * Seconds between the end of what a push service may keep and the closing: the longest time that
 * our own request may take, since the service counts from its end.
 */
const MARGIN_SECONDS = 10;

/**
 * For how long a push service may keep a message (RFC 8030, 5.2): until the closing, so that a
 * phone switched on at night receives nothing. Null when too little is left: it then waits for the
 * next opening.
 *
 * @param closesAt end of the window that holds `now`
 */
export function ttlUntil(closesAt: Date, now: Date): number | null {
	const seconds = Math.floor((closesAt.getTime() - now.getTime()) / 1_000) - MARGIN_SECONDS;
	return seconds > 0 ? seconds : null;
}

/** For how long a push service may keep what is urgent, whatever the hours: four hours. */
export const URGENT_TTL_SECONDS = 4 * 3_600;

/** Of a school that stopped all sending, what waits is due then: never, until it is planned again. */
export const NEVER = new Date('9999-01-01T00:00:00Z');
