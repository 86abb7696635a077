import { dataOf, notificationFor } from '../push/notification-for';

/**
 * Shows the notification of a push, then tells the server that it was shown. When the network is away
 * the receipt is lost: the server tells the same thing again at the next opening, and the phone does
 * not ring again for what is still on its screen.
 */
export async function showPush(
	registration: ServiceWorkerRegistration,
	text: string | null
): Promise<void> {
	const shown = await registration.getNotifications();
	const { title, options, receipt } = notificationFor(text, new Date(), shown);
	await registration.showNotification(title, options);
	if (receipt) await post('/api/push/receipt', receipt).catch(() => null);
}

/** The part of the worker's Clients that is needed here. */
type Windows = {
	matchAll(options: { type: 'window' }): Promise<readonly Window[]>;
	openWindow(url: string): Promise<unknown>;
};
type Window = { focus(): Promise<unknown>; navigate(url: string): Promise<unknown> };

/** Opens what a notification is about, in the window that is open already if there is one. */
export async function openNotification(clients: Windows, data: unknown): Promise<void> {
	const { url } = dataOf(data);
	const [open] = await clients.matchAll({ type: 'window' });
	if (!open) {
		await clients.openWindow(url);
		return;
	}
	await open.focus();
	await open.navigate(url);
}

/** The push service replaced the subscription: the server is given the new one. */
export async function renewSubscription(
	registration: ServiceWorkerRegistration,
	old: PushSubscription | null
): Promise<void> {
	const key = old?.options.applicationServerKey;
	if (!key) return;
	const renewed = await registration.pushManager.subscribe({
		userVisibleOnly: true,
		applicationServerKey: key
	});
	await post('/api/push/subscription', { ...renewed.toJSON(), replaces: old.endpoint });
}

function post(url: string, body: unknown): Promise<Response> {
	return fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}
