import webpush from 'web-push';
import { measuredWork } from './measured-work';
import type { ServiceReady } from './service-process';

/** What one would write first: web-push's sendNotification, so many at once, and no database. */
const { FROM, TO, CONCURRENCY, SERVICE } = process.env;
const { origin, keys } = JSON.parse(SERVICE!) as ServiceReady;
const vapidDetails = { subject: 'mailto:essai@example.org', ...webpush.generateVAPIDKeys() };
const text = JSON.stringify({
	title: 'Collège d’essai 12 vous écrit',
	body: 'Une absence : merci de nous répondre.',
	url: '/absences/0a7c9d52-5b3e-4d6f-9c1a-2b3c4d5e6f70',
	lang: 'fr',
	dir: 'ltr',
	tag: 'AbCdEfGhIjKlMnOpQrStUv',
	closesAt: '2026-09-14T18:00:00.000Z',
	delivery: '0a7c9d52-5b3e-4d6f-9c1a-2b3c4d5e6f71'
});

await measuredWork(async () => {
	let next = Number(FROM);
	const loop = async () => {
		for (let n = next++; n < Number(TO); n = next++) {
			await webpush.sendNotification(
				{ endpoint: `${origin}/push/${n}`, keys: keys[n % keys.length]! },
				text,
				{ vapidDetails, TTL: 46_000, urgency: 'high', topic: 'AbCdEfGhIjKlMnOpQrStUv' }
			);
		}
	};
	await Promise.all(Array.from({ length: Number(CONCURRENCY) }, loop));
});
process.exit();
