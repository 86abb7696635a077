import webpush from 'web-push';
import type { PushSender } from '../../../domain/delivery/push-sender';
import type { VapidKeys } from '../../delivery/vapid-keys';

/** What a sender needs: the installation's keys, a contact, and whether loopback is allowed. */
export interface WebPushSettings {
	keys: VapidKeys;
	contact: string;
	allowsLoopback: boolean;
}

/** Sends through push services with the web-push library (RFC 8030, 8291, 8292). */
export function webPushSender({ keys, contact }: WebPushSettings): PushSender {
	return {
		publicKey: keys.publicKey,
		async send({ target, text, ttlSeconds, urgency, topic }) {
			try {
				const { statusCode, headers } = await webpush.sendNotification(
					{ endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
					text,
					{
						vapidDetails: { subject: contact, ...keys },
						TTL: ttlSeconds,
						urgency,
						topic,
						timeout: 10_000
					}
				);
				return { kind: 'answered', status: statusCode, retryAfter: headers['retry-after'] ?? null };
			} catch (error) {
				if (error instanceof webpush.WebPushError) {
					const retryAfter = (error.headers as Record<string, string>)['retry-after'] ?? null;
					return { kind: 'answered', status: error.statusCode, retryAfter };
				}
				return { kind: 'no-answer', reason: (error as Error).message };
			}
		},
		async close() {}
	};
}
