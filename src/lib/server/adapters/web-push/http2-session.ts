import type { TLSSocket } from 'node:tls';
import { readAnswer } from './hpack';
import { contentOf, ERROR, FLAG, FRAME, frameReader, type Frame } from './http2-frames';
import { FIRST_WINDOW, http2Outgoing, uint32 } from './http2-outgoing';
import { timeoutError, type PushRequest, type PushResponse } from './push-request';

/** A quiet connection is closed after this time; push services do the same. */
const IDLE = 60_000;
/** RFC 9113, 6.5.2: no less is recommended, and the other side has not spoken yet. */
const FIRST_STREAMS = 100;
/** Bytes of one answer's head, and of its body: beyond, it is none of a push service. */
const HEAD_AT_MOST = 65_536;
const BODY_AT_MOST = 32_768;
/** Streams are numbered up to 2³¹ − 1; before that a new connection is opened. */
const LAST_STREAM = 2 ** 31 - 3;
const SETTING = { streams: 3, window: 4 } as const;
const NOTHING = new Uint8Array();

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

interface Stream {
	resolve(response: PushResponse): void;
	reject(error: Error): void;
	timer: NodeJS.Timeout;
	isAnswered: boolean;
	/** Bytes of its answer's body. */
	received: number;
}

/**
 * Speaks HTTP/2 (RFC 9113) over a connection that was opened, and checked, before. Only what posting
 * small bodies needs, written for it: Node's own client takes twice the processor time.
 */
export function http2Session(origin: string, socket: TLSSocket): Http2Session {
	const outgoing = http2Outgoing(new URL(origin).host, socket);
	const streams = new Map<number, Stream>();
	/** Requests that wait until fewer are under way. */
	const waiting: { start(): void; reject(error: Error): void }[] = [];
	let nextStream = 1;
	let streamsAtMost = FIRST_STREAMS;
	let unacknowledged = 0;
	let isGoing = false;
	let isClosed = false;
	/** When it last answered anything: a session that is silent for all is broken. */
	let heardAt = performance.now();
	/** A head that goes on in the next frames. */
	let open: { stream: number; flags: number; parts: Buffer[]; length: number } | null = null;

	const isUsable = () => !isGoing && !isClosed && nextStream < LAST_STREAM;

	function fail(error: Error): void {
		if (isClosed) return;
		isClosed = true;
		socket.destroy();
		for (const stream of streams.values()) settle(stream, () => stream.reject(error));
		streams.clear();
		for (const { reject } of waiting.splice(0)) reject(new RefusedError());
	}

	function settle(stream: Stream, say: () => void): void {
		clearTimeout(stream.timer);
		if (stream.isAnswered) return;
		stream.isAnswered = true;
		say();
	}

	/** Ends a stream, and lets one that waits begin. The error is made only for who needs it. */
	function end(id: number, stream: Stream, error: () => Error): void {
		streams.delete(id);
		settle(stream, () => stream.reject(error()));
		if (streams.size < streamsAtMost) waiting.shift()?.start();
		if (isGoing && streams.size === 0) socket.end();
	}

	function start(request: PushRequest, resolve: Stream['resolve'], reject: Stream['reject']): void {
		const id = nextStream;
		outgoing.request(id, request);
		nextStream += 2;
		const startedAt = performance.now();
		const timer = setTimeout(() => {
			const stream = streams.get(id);
			if (!stream) return;
			outgoing.reset(id);
			end(id, stream, timeoutError);
			if (heardAt < startedAt) fail(timeoutError());
		}, request.timeout);
		streams.set(id, { resolve, reject, timer, isAnswered: false, received: 0 });
	}

	function onHead(id: number, flags: number, block: Buffer): void {
		const { status, retryAfter } = readAnswer(block);
		const stream = streams.get(id);
		if (!stream) return;
		// What comes before the answer itself (RFC 9110, 15.2), and trailers, say nothing.
		if (status !== null && status >= 200) {
			heardAt = performance.now();
			settle(stream, () => stream.resolve({ status, retryAfter }));
		}
		if (flags & FLAG.endStream) finish(id, stream);
	}

	function onData({ stream: id, flags, payload }: Frame): void {
		unacknowledged += payload.length;
		if (unacknowledged > FIRST_WINDOW / 2) {
			outgoing.frame(FRAME.windowUpdate, 0, 0, uint32(unacknowledged));
			unacknowledged = 0;
		}
		const stream = streams.get(id);
		if (!stream) return;
		stream.received += payload.length;
		if (flags & FLAG.endStream) finish(id, stream);
		else if (stream.received > BODY_AT_MOST) {
			outgoing.reset(id);
			end(id, stream, () => new Error('The answer is too long'));
		}
	}

	function finish(id: number, stream: Stream): void {
		outgoing.finish(id);
		end(id, stream, closed);
	}

	function onReset(id: number, payload: Buffer): void {
		outgoing.finish(id);
		const stream = streams.get(id);
		const isRefused = payload.readUInt32BE(0) === ERROR.refusedStream;
		if (stream) end(id, stream, isRefused ? refused : () => new Error('reset'));
	}

	function onSettings({ flags, payload }: Frame): void {
		if (flags & FLAG.ack) return;
		outgoing.frame(FRAME.settings, FLAG.ack, 0, NOTHING);
		for (let at = 0; at + 6 <= payload.length; at += 6) {
			const [name, value] = [payload.readUInt16BE(at), payload.readUInt32BE(at + 2)];
			if (name === SETTING.streams) streamsAtMost = value;
			if (name === SETTING.window) outgoing.setStreamWindow(value);
		}
		while (waiting.length > 0 && streams.size < streamsAtMost) waiting.shift()!.start();
	}

	function onGoAway(payload: Buffer): void {
		isGoing = true;
		const last = payload.readUInt32BE(0) & 0x7fffffff;
		for (const { reject } of waiting.splice(0)) reject(new RefusedError());
		for (const [id, stream] of [...streams]) if (id > last) end(id, stream, refused);
		if (streams.size === 0) socket.end();
	}

	function onPartOfHead({ kind, flags, stream, payload }: Frame, part: Buffer): void {
		if (kind === FRAME.headers) open = { stream, flags, parts: [], length: 0 };
		if (!open) throw new RangeError('A head has no beginning');
		open.parts.push(Buffer.from(part));
		open.length += payload.length;
		if (open.length > HEAD_AT_MOST) throw new RangeError('A head is too long');
		if (!(flags & FLAG.endHeaders)) return;
		const whole = open;
		open = null;
		onHead(stream, whole.flags, Buffer.concat(whole.parts));
	}

	const read = frameReader((frame) => {
		const { kind, flags, stream, payload } = frame;
		if (open && (kind !== FRAME.continuation || stream !== open.stream)) {
			throw new RangeError('A head is interrupted');
		}
		switch (kind) {
			case FRAME.headers:
				if (flags & FLAG.endHeaders) return onHead(stream, flags, contentOf(frame));
				return onPartOfHead(frame, contentOf(frame));
			case FRAME.continuation:
				return onPartOfHead(frame, payload);
			case FRAME.data:
				return onData(frame);
			case FRAME.reset:
				return onReset(stream, payload);
			case FRAME.settings:
				return onSettings(frame);
			case FRAME.ping:
				if (!(flags & FLAG.ack)) outgoing.frame(FRAME.ping, FLAG.ack, 0, payload);
				return;
			case FRAME.goAway:
				return onGoAway(payload);
			case FRAME.windowUpdate:
				return outgoing.widen(stream, payload.readUInt32BE(0) & 0x7fffffff);
			case FRAME.push:
				throw new RangeError('Nothing was to be pushed');
		}
	});
	socket.on('data', (chunk: Buffer) => {
		try {
			read(chunk);
		} catch (error) {
			fail(error as Error);
		}
	});
	socket.on('error', fail);
	socket.on('close', () => fail(closed()));
	socket.setTimeout(IDLE, () => socket.end());
	// A process that has nothing else to do may end.
	socket.unref();

	return {
		isUsable,
		post: (request) =>
			new Promise((resolve, reject) => {
				if (!isUsable()) return reject(new RefusedError());
				if (streams.size < streamsAtMost) return start(request, resolve, reject);
				// Waiting counts: a push must not be under way for longer than it says.
				const askedAt = performance.now();
				const begin = () => {
					const timeout = request.timeout - (performance.now() - askedAt);
					if (timeout > 0) return start({ ...request, timeout }, resolve, reject);
					reject(timeoutError());
					waiting.shift()?.start();
				};
				waiting.push({ start: begin, reject });
			}),
		close: () => fail(closed())
	};
}

const closed = () => new Error('closed');
const refused = () => new RefusedError();
