import { parsePushPayload } from '../domain/delivery/push-payload';

/** What the worker keeps in the notification: where a tap leads, and what it acknowledges. */
export type NotificationData = {
	url: string;
	delivery: string | null;
	/** Deliveries that this notification, or those whose place it took, rang for. */
	rang: string[];
};

/** Deliveries that a notification remembers: a message that comes twice comes soon after. */
const REMEMBERED = 100;

/** A notification that is on the screen already (`registration.getNotifications()`). */
export type ShownNotification = { tag: string; data: unknown };

/** Arguments of `registration.showNotification`. `renotify` is missing from TypeScript's list. */
export type NotificationToShow = {
	title: string;
	options: NotificationOptions & { renotify?: boolean; data: NotificationData };
	/** What the server is told: the push rang, now or before, or was shown in silence. */
	receipt: { delivery: string; shown: 'rung' | 'silent' } | null;
};

/** Said when a push cannot be read: a worker that shows nothing loses its subscription on iOS. */
const UNREADABLE: NotificationToShow = {
	title: 'Passerelle',
	options: { tag: 'passerelle', silent: true, data: { url: '/', delivery: null, rang: [] } },
	receipt: null
};

/**
 * What to show for a push. Something is always shown. It is silent when the window is over (the
 * phone was off, or the push late: nothing rings in closed hours), and when the screen already rang
 * for every delivery that it tells of (a push may arrive twice, alone or together with others). A
 * newer one takes the place of an older one of the same tag and rings again.
 *
 * @param text decrypted text of the push; null when it carried none
 * @param now instant of the phone
 * @param shown what is on the screen
 */
export function notificationFor(
	text: string | null,
	now: Date,
	shown: readonly ShownNotification[]
): NotificationToShow {
	const payload = parsePushPayload(text);
	if (!payload) return UNREADABLE;
	const { title, body, tag, lang, dir, delivery } = payload;
	// A closing that cannot be read is over: silence is the safe side.
	const isOpen = now.getTime() < Date.parse(payload.closesAt);
	const told = [delivery, ...(payload.others ?? [])];
	const before = shown.filter((one) => one.tag === tag).flatMap((one) => dataOf(one.data).rang);
	const hasRung = told.every((one) => before.includes(one));
	const isSilent = !isOpen || hasRung;
	const rang = isSilent ? before : [...new Set([...told, ...before])].slice(0, REMEMBERED);
	return {
		title,
		options: {
			body,
			tag,
			lang,
			dir,
			silent: isSilent,
			renotify: !isSilent,
			data: { url: payload.url, delivery, rang }
		},
		receipt: { delivery, shown: isSilent && !hasRung ? 'silent' : 'rung' }
	};
}

/** What a notification carries, whoever made it. The address stays on our own origin. */
export function dataOf(data: unknown): NotificationData {
	const { url, delivery, rang } = (data ?? {}) as Partial<Record<keyof NotificationData, unknown>>;
	const isOurs = typeof url === 'string' && /^\/(?![/\\])/.test(url);
	const key = typeof delivery === 'string' ? delivery : null;
	return {
		url: isOurs ? url : '/',
		delivery: key,
		// Shown by an earlier version of the worker: it rang for what it names.
		rang: Array.isArray(rang) ? rang.filter((one) => typeof one === 'string') : key ? [key] : []
	};
}
