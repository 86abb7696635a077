import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { http1Post } from './http1-post';
import { http2Session, RefusedError, type Http2Session } from './http2-session';
import { timeoutError, type PushRequest, type PushResponse } from './push-request';

/** HTTP/1.1 connections to a push service, at most. */
const CONNECTIONS_PER_SERVICE = 100;
/** Endpoints come from browsers: nobody may make this process remember made-up services. */
const KEPT = 500;

/** The connections of this process to push services. */
export interface PushServices {
	/** Posts to the service of the request's URL. Rejects when nothing was answered. */
	post(request: PushRequest): Promise<PushResponse>;
	close(): void;
}

/**
 * Keeps connections to push services open: one HTTP/2 session for a service that speaks it, else a
 * pool of HTTP/1.1 connections (ALPN, RFC 7301, asked at the first connection).
 *
 * @param lookup how names become addresses, for every connection that is opened
 */
export function pushServices(lookup: LookupFunction | undefined): PushServices {
	const kept = { keepAlive: true, maxSockets: CONNECTIONS_PER_SERVICE, ...(lookup && { lookup }) };
	const agents = { secure: new HttpsAgent(kept), plain: new HttpAgent(kept) };
	/** Of each origin its session, or null when it speaks HTTP/1.1. */
	const services = new Map<string, Promise<Http2Session | null>>();

	async function serviceOf({ url, timeout }: PushRequest): Promise<Http2Session | null> {
		if (url.protocol !== 'https:') return null;
		const known = services.get(url.origin);
		if (known) {
			const session = await known;
			if (!session || session.isUsable()) return session;
			// Somebody else who waited may have opened the next one already.
			if (services.get(url.origin) !== known) return serviceOf({ url, timeout } as PushRequest);
		}
		const opening = open(url, timeout, lookup);
		services.delete(url.origin);
		services.set(url.origin, opening);
		opening.catch(() => {
			if (services.get(url.origin) === opening) services.delete(url.origin);
		});
		if (services.size > KEPT) forgetOldest();
		return opening;
	}

	function forgetOldest(): void {
		const [origin, oldest] = services.entries().next().value!;
		services.delete(origin);
		void oldest.then(
			(session) => session?.close(),
			() => {}
		);
	}

	async function post(request: PushRequest, isAgain = false): Promise<PushResponse> {
		const startedAt = performance.now();
		const session = await serviceOf(request);
		// Waiting for the connection counts: a push must not be under way for longer than it says.
		const timeout = request.timeout - (performance.now() - startedAt);
		if (timeout <= 0) throw timeoutError();
		if (!session) return http1Post({ ...request, timeout }, agents);
		try {
			return await session.post({ ...request, timeout });
		} catch (error) {
			if (!(error instanceof RefusedError) || isAgain) throw error;
			const left = request.timeout - (performance.now() - startedAt);
			return post({ ...request, timeout: left }, true);
		}
	}

	return {
		post: (request) => post(request),
		close: () => {
			while (services.size > 0) forgetOldest();
			agents.secure.destroy();
			agents.plain.destroy();
		}
	};
}

async function open(
	url: URL,
	timeout: number,
	lookup: LookupFunction | undefined
): Promise<Http2Session | null> {
	const socket = await connectTls(url, timeout, lookup);
	if (socket.alpnProtocol === 'h2') return http2Session(url.origin, socket);
	// The pool opens its own connections.
	socket.destroy();
	return null;
}

function connectTls(
	{ hostname, port }: URL,
	timeout: number,
	lookup: LookupFunction | undefined
): Promise<TLSSocket> {
	const host = hostname.replace(/^\[|\]$/g, '');
	return new Promise((resolve, reject) => {
		const socket = connect({
			host,
			port: Number(port || 443),
			ALPNProtocols: ['h2', 'http/1.1'],
			...(isIP(host) ? {} : { servername: host }),
			...(lookup && { lookup })
		});
		const timer = setTimeout(() => socket.destroy(timeoutError()), timeout);
		socket.once('secureConnect', () => {
			clearTimeout(timer);
			socket.off('error', reject);
			// Small frames leave at once, as over HTTP/1.1.
			socket.setNoDelay();
			resolve(socket);
		});
		socket.once('error', reject);
		socket.once('close', () => clearTimeout(timer));
	});
}
