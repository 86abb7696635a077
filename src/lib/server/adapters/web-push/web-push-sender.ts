import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import webpush, { type RequestDetails } from 'web-push';
import { isAllowedEndpoint } from '../../../domain/delivery/push-endpoint';
import type { PushAnswer, PushMessage, PushSender } from '../../../domain/delivery/push-sender';
import type { VapidKeys } from '../../delivery/vapid-keys';
import { publicLookup } from './public-lookup';

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
const CONNECTIONS_PER_SERVICE = 20;

/**
 * Sends through push services: encrypted and signed by the web-push library (RFC 8291, 8292), over
 * kept-alive connections, never to an address of a private network. Redirects are not followed.
 */
export function webPushSender({
	keys,
	contact,
	allowsLoopback,
	timeout = TIMEOUT
}: WebPushSettings): PushSender {
	const kept = { keepAlive: true, maxSockets: CONNECTIONS_PER_SERVICE };
	const lookup = allowsLoopback ? undefined : publicLookup;
	const secure = new HttpsAgent({ ...kept, ...(lookup ? { lookup } : {}) });
	const plain = new HttpAgent(kept);
	return {
		publicKey: keys.publicKey,
		async send(message): Promise<PushAnswer> {
			if (!isAllowedEndpoint(message.target.endpoint, allowsLoopback)) {
				return { kind: 'unusable-target', reason: 'endpoint' };
			}
			let details: RequestDetails;
			try {
				details = encrypt(message, keys, contact);
			} catch {
				return { kind: 'unusable-target', reason: 'keys' };
			}
			try {
				return await post(details, { secure, plain }, timeout);
			} catch (error) {
				const { code, name } = error as NodeJS.ErrnoException;
				return { kind: 'no-answer', reason: code ?? name };
			}
		},
		async close() {
			secure.destroy();
			plain.destroy();
		}
	};
}

function encrypt(message: PushMessage, keys: VapidKeys, contact: string): RequestDetails {
	const { target, text, ttlSeconds, urgency, topic } = message;
	return webpush.generateRequestDetails(
		{ endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
		text,
		{
			vapidDetails: { subject: contact, ...keys },
			TTL: ttlSeconds,
			urgency,
			topic,
			contentEncoding: 'aes128gcm'
		}
	);
}

function post(
	{ endpoint, headers, body }: RequestDetails,
	agents: { secure: HttpsAgent; plain: HttpAgent },
	timeout: number
): Promise<PushAnswer> {
	const options = { method: 'POST', headers, signal: AbortSignal.timeout(timeout) };
	return new Promise((resolve, reject) => {
		const answered = (response: IncomingMessage) => {
			// The words of the answer are of no use; the connection is, so it is emptied.
			response.resume();
			response.on('error', () => {});
			resolve({
				kind: 'answered',
				status: response.statusCode ?? 0,
				retryAfter: response.headers['retry-after'] ?? null
			});
		};
		const request = endpoint.startsWith('https:')
			? httpsRequest(endpoint, { ...options, agent: agents.secure }, answered)
			: httpRequest(endpoint, { ...options, agent: agents.plain }, answered);
		request.on('error', reject);
		request.end(body);
	});
}
