import { parsePushPayload } from '../domain/delivery/push-payload';

/** What the worker keeps in the notification: where a tap leads, and what it acknowledges. */
export type NotificationData = { url: string; delivery: string | null };

/** A notification that is on the screen already (`registration.getNotifications()`). */
export type ShownNotification = { tag: string; data: unknown };

/** Arguments of `registration.showNotification`. `renotify` is missing from TypeScript's list. */
export type NotificationToShow = {
	title: string;
	options: NotificationOptions & { renotify?: boolean; data: NotificationData };
};

/** Said when a push cannot be read: a worker that shows nothing loses its subscription on iOS. */
const UNREADABLE: NotificationToShow = {
	title: 'Passerelle',
	options: { tag: 'passerelle', silent: true, data: { url: '/', delivery: null } }
};

/**
 * What to show for a push. Something is always shown. It is silent when the window is over (the
 * phone was off, or the push late: nothing rings in closed hours), and when the same delivery is
 * on the screen already (a push may arrive twice). A newer one takes the place of an older one of
 * the same tag and rings again.
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
	const isRepeated = shown.some((one) => one.tag === tag && dataOf(one.data).delivery === delivery);
	const isSilent = !isOpen || isRepeated;
	return {
		title,
		options: {
			body,
			tag,
			lang,
			dir,
			silent: isSilent,
			renotify: !isSilent,
			data: { url: payload.url, delivery }
		}
	};
}

/** What a notification carries, whoever made it. The address stays on our own origin. */
export function dataOf(data: unknown): NotificationData {
	const { url, delivery } = (data ?? {}) as Partial<Record<keyof NotificationData, unknown>>;
	const isOurs = typeof url === 'string' && /^\/(?![/\\])/.test(url);
	return {
		url: isOurs ? url : '/',
		delivery: typeof delivery === 'string' ? delivery : null
	};
}
