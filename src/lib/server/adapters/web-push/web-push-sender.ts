import type { OutgoingHttpHeaders } from 'node:http';
import { allowedEndpoint } from '../../../domain/delivery/push-endpoint';
import type { PushAnswer, PushMessage, PushSender } from '../../../domain/delivery/push-sender';
import type { VapidKeys } from '../../delivery/vapid-keys';
import { encryptMessage } from './encrypt-message';
import { publicLookup } from './public-lookup';
import { pushServices } from './push-services';
import { vapidHeaders } from './vapid-header';

/** What a sender needs: the installation's keys, a contact, and whether loopback is allowed. */
export interface WebPushSettings {
	keys: VapidKeys;
	/** `mailto:` or `https:` address that push services may write to (RFC 8292, 2.1). */
	contact: string;
	allowsLoopback: boolean;
	/** Milliseconds until silence is taken for an answer; domain/delivery's margin counts on 10 s. */
	timeout?: number;
}

const TIMEOUT = 10_000;

/**
 * Sends through push services (RFC 8030): each message encrypted for its device (RFC 8291), signed
 * by a header that is kept (RFC 8292), over kept connections, never to an address of a private
 * network. Redirects are not followed.
 */
export function webPushSender(settings: WebPushSettings): PushSender {
	const { keys, contact, allowsLoopback, timeout = TIMEOUT } = settings;
	const services = pushServices(allowsLoopback ? undefined : publicLookup);
	const authorizationFor = vapidHeaders(keys, contact);

	function headersOf({ ttlSeconds, urgency, topic }: PushMessage, url: URL): OutgoingHttpHeaders {
		return {
			ttl: String(ttlSeconds),
			urgency,
			topic,
			authorization: authorizationFor(url.origin),
			'content-encoding': 'aes128gcm',
			'content-type': 'application/octet-stream'
		};
	}

	return {
		publicKey: keys.publicKey,
		async send(message): Promise<PushAnswer> {
			const { target, text } = message;
			const url = allowedEndpoint(target.endpoint, allowsLoopback);
			if (!url) return { kind: 'unusable-target', reason: 'endpoint' };
			let body: Buffer;
			try {
				body = encryptMessage(text, target);
			} catch {
				return { kind: 'unusable-target', reason: 'keys' };
			}
			try {
				const headers = headersOf(message, url);
				return { kind: 'answered', ...(await services.post({ url, headers, body, timeout })) };
			} catch (error) {
				const { code, name } = error as NodeJS.ErrnoException;
				return { kind: 'no-answer', reason: code ?? name };
			}
		},
		async close() {
			services.close();
		}
	};
}
