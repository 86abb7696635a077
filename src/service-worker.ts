/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { answerPage, OFFLINE_CACHE, OFFLINE_PAGE } from './lib/offline/answer-page';
import { isFamilyPage } from './lib/offline/family-page';
import { forgetExpired, wipePages } from './lib/offline/kept-pages';
import { waitingAnswers } from './lib/offline/outbox';
import { openNotification, renewSubscription, showPush } from './lib/offline/show-push';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: { url: string; revision: string | null }[];
};

/** The few files that a family page needs beside itself, listed when the application is built. */
const files = self.__WB_MANIFEST.map(({ url }) => (url.startsWith('/') ? url : `/${url}`));

self.addEventListener('install', (event) => {
	const fill = async () => {
		const cache = await caches.open(OFFLINE_CACHE);
		await cache.addAll([OFFLINE_PAGE, ...files]);
		await self.skipWaiting();
	};
	event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([self.clients.claim(), forgetExpired(Date.now())]));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (origin !== self.location.origin) return;
	// Somebody comes in by a letter: on a slow network, the pages of whoever used this phone before
	// would be shown to them.
	if (request.method === 'POST' && pathname === '/invitation') event.waitUntil(wipePages());
	if (request.method !== 'GET') return;
	if (files.includes(pathname)) {
		event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
	} else if (request.mode === 'navigate' && (isFamilyPage(pathname) || pathname === '/reglages')) {
		event.respondWith(answerPage(event));
		// What waited for too long goes, though nobody is signed in.
		event.waitUntil(waitingAnswers().catch(() => null));
	}
});

self.addEventListener('push', (event) => {
	event.waitUntil(showPush(self.registration, event.data?.text() ?? null));
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(openNotification(self.clients, event.notification.data));
});

self.addEventListener('pushsubscriptionchange', (event) => {
	const { oldSubscription } = event as PushSubscriptionChangeEvent;
	(event as ExtendableEvent).waitUntil(renewSubscription(self.registration, oldSubscription));
});
