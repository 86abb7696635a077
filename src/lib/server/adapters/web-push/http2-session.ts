import { connect, constants, type ClientHttp2Session } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { timeoutError, type PushRequest, type PushResponse } from './push-request';

/** A quiet connection is closed after this time; push services do the same. */
const IDLE = 60_000;

/** One HTTP/2 connection to a push service, for many requests at once. */
export interface Http2Session {
	/** False once it was closed, or the service said that it will close it (GOAWAY). */
	isUsable(): boolean;
	/** Rejects when nothing was answered; with a RefusedError when nothing was even looked at. */
	post(request: PushRequest): Promise<PushResponse>;
	close(): void;
}

/** The service closed the connection before it looked at the request, which can be sent again. */
export class RefusedError extends Error {
	override name = 'RefusedError';
}

/** Speaks HTTP/2 over a connection that was opened, and checked, before. */
export function http2Session(origin: string, socket: TLSSocket): Http2Session {
	const session = connect(origin, {
		createConnection: () => socket,
		settings: { enablePush: false }
	});
	/** When it last answered anything: a session that is silent for all is broken. */
	let heardAt = performance.now();
	session.on('error', () => {});
	session.setTimeout(IDLE, () => session.close());
	// A process that has nothing else to do may end.
	session.unref();

	const isUsable = () => !session.closed && !session.destroyed;
	return {
		isUsable,
		post: async (request) => {
			if (!isUsable()) throw new RefusedError();
			const startedAt = performance.now();
			try {
				const response = await postOn(session, request);
				heardAt = performance.now();
				return response;
			} catch (error) {
				if ((error as Error).name === 'TimeoutError' && heardAt < startedAt) session.destroy();
				throw error;
			}
		},
		close: () => session.destroy()
	};
}

function postOn(
	session: ClientHttp2Session,
	{ url, headers, body, timeout }: PushRequest
): Promise<PushResponse> {
	return new Promise((resolve, reject) => {
		const stream = session.request({
			...headers,
			':method': 'POST',
			':path': url.pathname + url.search,
			'content-length': body.length
		});
		const timer = setTimeout(() => {
			reject(timeoutError());
			stream.close(constants.NGHTTP2_CANCEL);
		}, timeout);
		stream.on('response', (answer) => {
			clearTimeout(timer);
			resolve({ status: answer[':status'] ?? 0, retryAfter: textOf(answer['retry-after']) });
			stream.resume();
		});
		stream.on('error', (error) => {
			clearTimeout(timer);
			reject(isRefused(stream.rstCode) ? new RefusedError() : error);
		});
		// Closed without an answer nor an error: the session went away.
		stream.on('close', () => {
			clearTimeout(timer);
			reject(isRefused(stream.rstCode) ? new RefusedError() : new Error('closed'));
		});
		stream.end(body);
	});
}

/** RFC 9113, 8.7: nothing of the request was dealt with. */
function isRefused(code: number | undefined): boolean {
	return code === constants.NGHTTP2_REFUSED_STREAM;
}

function textOf(header: string | string[] | undefined): string | null {
	return (Array.isArray(header) ? header[0] : header) ?? null;
}
