import { createECDH, randomBytes, randomUUID, type ECDH } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { decrypt } from 'http_ece';
import type { PushTarget } from '../../src/lib/domain/delivery/push-sender';
import type { SelfSigned } from './self-signed';
import { checkVapid } from './vapid-check';

/** A message that the service accepted, decrypted as the device would. */
export interface ReceivedPush {
	deviceId: string;
	text: string;
	ttlSeconds: number;
	urgency: string;
	topic: string | null;
	bytes: number;
	vapidKey: string;
	at: number;
}

/** Node's HTTP/2 server speaks the same interface, with the stream beside it. */
type Request = IncomingMessage & { stream?: ServerHttp2Stream };
type Response = ServerResponse & { stream?: ServerHttp2Stream };

/** What the service does instead of its duty, for the next requests. */
export type ScriptedAnswer =
	| { status: number; headers?: Record<string, string> }
	/** Takes the message, answers, and breaks the connection. */
	| 'accept-and-reset'
	/** Takes the message, answers, and says that it will take no other on this connection (HTTP/2). */
	| 'accept-and-go-away'
	/** Does not look at the message (HTTP/2, RFC 9113, 8.7). */
	| 'refuse-stream'
	/** Never answers. */
	| 'silence';

/** What the service knows of a device. */
type Device = { keys: ECDH; auth: string; isGone: boolean; behaviour: ScriptedAnswer | undefined };

/** A device that subscribed: its private keys stay here. */
export interface TestDevice {
	id: string;
	target: PushTarget;
	/** As `PushSubscription.toJSON()` gives it. */
	json: { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } };
	/** From now on the service answers 410. */
	unsubscribe(): void;
	/** The browser subscribes again at the same endpoint: the old keys decrypt nothing any more. */
	renewKeys(): PushTarget;
	/** What the service does with every message for this device; its duty again when absent. */
	behave(answer?: ScriptedAnswer): void;
	/** What a phone switched on at `now` (ms) receives: not expired, the last one of each topic. */
	waiting(now: number): ReceivedPush[];
}

export interface PushService {
	origin: string;
	received: ReceivedPush[];
	/** Requests that were refused, with the reason. */
	refused: { status: number; reason: string }[];
	subscribe(): TestDevice;
	/** Scripts the answers to the next requests, in order. */
	script(...answers: ScriptedAnswer[]): void;
	/** Connections opened to it so far. */
	connections(): number;
	/** Requests that are being answered with silence, while the sender waits. */
	silent(): number;
	close(): Promise<void>;
}

/**
 * A push service on loopback that answers as RFC 8030 says: TTL mandatory, 201 with a Location,
 * topics that replace, 404 for nobody, 410 for who left, 413 above 4 096 bytes, and RFC 8292 for
 * who sends.
 * @param options.now instant (ms) at which messages are said to arrive
 * @param options.tls certificate to speak TLS with
 * @param options.protocol what is spoken over TLS
 * @param options.onReceived called with each accepted message before it is answered
 */
export async function startPushService(
	options: {
		now?: () => number;
		tls?: SelfSigned;
		protocol?: 'h2' | 'http/1.1';
		onReceived?: (push: ReceivedPush) => void;
	} = {}
): Promise<PushService> {
	const devices = new Map<string, Device>();
	const received: ReceivedPush[] = [];
	const refused: PushService['refused'] = [];
	const scripted: ScriptedAnswer[] = [];
	const now = options.now ?? Date.now;
	let silent = 0;

	async function answer(request: Request, response: Response): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const script = scripted.shift() ?? devices.get(deviceOf(request))?.behaviour;
		if (script === 'silence') {
			silent += 1;
			response.on('close', () => (silent -= 1));
			return;
		}
		if (script === 'refuse-stream') return response.stream?.close(7);
		if (typeof script === 'object') {
			response.writeHead(script.status, script.headers);
			response.end();
			return;
		}
		const verdict = judge(request, Buffer.concat(chunks));
		if ('status' in verdict) {
			refused.push(verdict);
			response.writeHead(verdict.status);
			response.end(verdict.reason);
			return;
		}
		received.push(verdict);
		options.onReceived?.(verdict);
		response.writeHead(201, { location: `${origin}/message/${randomUUID()}` });
		response.end(() => {
			const session = request.stream?.session;
			if (script === 'accept-and-go-away') session?.close();
			if (script === 'accept-and-reset') {
				if (session) setImmediate(() => session.destroy());
				else request.socket.resetAndDestroy();
			}
		});
	}

	function judge(
		request: Request,
		body: Buffer
	): ReceivedPush | { status: number; reason: string } {
		const { headers } = request;
		const deviceId = deviceOf(request);
		const device = devices.get(deviceId);
		if (request.method !== 'POST') return { status: 405, reason: 'method' };
		if (!device) return { status: 404, reason: 'unknown' };
		if (device.isGone) return { status: 410, reason: 'gone' };
		const ttl = headers.ttl;
		if (typeof ttl !== 'string' || !/^\d+$/.test(ttl)) return { status: 400, reason: 'TTL' };
		const vapid = checkVapid(headers.authorization, origin, Date.now() / 1_000);
		if ('status' in vapid) return vapid;
		const urgency = String(headers.urgency ?? 'normal');
		if (!['very-low', 'low', 'normal', 'high'].includes(urgency)) {
			return { status: 400, reason: 'urgency' };
		}
		const topic = headers.topic;
		if (topic !== undefined && !/^[\w-]{1,32}$/.test(String(topic))) {
			return { status: 400, reason: 'topic' };
		}
		if (body.length > 4_096) return { status: 413, reason: 'body' };
		if (headers['content-encoding'] !== 'aes128gcm') return { status: 400, reason: 'encoding' };
		return {
			deviceId,
			text: decrypt(body, {
				version: 'aes128gcm',
				privateKey: device.keys,
				authSecret: device.auth
			}).toString('utf8'),
			ttlSeconds: Number(ttl),
			urgency,
			topic: topic === undefined ? null : String(topic),
			bytes: body.length,
			vapidKey: vapid.key,
			at: now()
		};
	}

	const onRequest = (request: Request, response: Response) => {
		answer(request, response).catch((error: Error) => {
			refused.push({ status: 400, reason: error.message });
			response.writeHead(400);
			response.end();
		});
	};
	const server: Server = !options.tls
		? createServer(onRequest)
		: options.protocol === 'http/1.1'
			? createTlsServer(options.tls, onRequest)
			: createSecureServer(options.tls, (request, response) =>
					onRequest(request as unknown as Request, response as unknown as Response)
				);
	const sockets = new Set<Socket>();
	let connections = 0;
	server.on('connection', (socket: Socket) => {
		connections += 1;
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http${options.tls ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`;

	return {
		origin,
		received,
		refused,
		subscribe: () => {
			const id = randomUUID();
			const keys = createECDH('prime256v1');
			const p256dh = keys.generateKeys('base64url');
			const auth = randomBytes(16).toString('base64url');
			const device: Device = { keys, auth, isGone: false, behaviour: undefined };
			devices.set(id, device);
			const endpoint = `${origin}/push/${id}`;
			return {
				id,
				target: { endpoint, p256dh, auth },
				json: { endpoint, expirationTime: null, keys: { p256dh, auth } },
				unsubscribe: () => {
					device.isGone = true;
				},
				renewKeys: () => {
					device.keys = createECDH('prime256v1');
					device.auth = randomBytes(16).toString('base64url');
					return { endpoint, p256dh: device.keys.generateKeys('base64url'), auth: device.auth };
				},
				behave: (answer) => {
					device.behaviour = answer;
				},
				waiting: (at) => waitingFor(received, id, at)
			};
		},
		connections: () => connections,
		silent: () => silent,
		script: (...answers) => void scripted.push(...answers),
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

function deviceOf(request: Request): string {
	return request.url?.split('/').at(-1) ?? '';
}

function waitingFor(received: ReceivedPush[], deviceId: string, at: number): ReceivedPush[] {
	const kept = new Map<string | symbol, ReceivedPush>();
	for (const push of received) {
		if (push.deviceId !== deviceId) continue;
		kept.set(push.topic ?? Symbol(), push);
	}
	return [...kept.values()].filter((push) => at < push.at + push.ttlSeconds * 1_000);
}
