import type { TLSSocket } from 'node:tls';
import { readAnswer, requestRoom, writeRequest } from './hpack';
import {
	contentOf,
	ERROR,
	FLAG,
	FRAME,
	FRAME_AT_MOST,
	FRAME_HEADER,
	frameOf,
	frameReader,
	writeFrameHeader,
	type Frame
} from './http2-frames';
import { gatheringWriter } from './http2-writer';
import { timeoutError, type PushRequest, type PushResponse } from './push-request';

/** A quiet connection is closed after this time; push services do the same. */
const IDLE = 60_000;
/** RFC 9113, 6.9.2: until the other side says otherwise. */
const FIRST_WINDOW = 65_535;
/** RFC 9113, 6.5.2: no less is recommended, and the other side has not spoken yet. */
const FIRST_STREAMS = 100;
/** Bytes of header block, or of body, of one answer: beyond, it is not an answer of a push service. */
const ANSWER_AT_MOST = 65_536;
/** Streams are numbered up to 2³¹ − 1; before that a new connection is opened. */
const LAST_STREAM = 2 ** 31 - 3;

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/** No table of headers (1: 0) and no push (2: 0). */
const SETTINGS = Buffer.from([0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0]);
const SETTING = { streams: 3, window: 4 } as const;

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
	startedAt: number;
	/** What is not sent yet. */
	body: Buffer;
	/** Bytes that the service takes on this stream. */
	window: number;
	isAnswered: boolean;
	/** Bytes of its answer's body. */
	received: number;
}

/**
 * Speaks HTTP/2 (RFC 9113) over a connection that was opened, and checked, before. Only what posting
 * small bodies needs, written for it: Node's own client takes four times the processor time.
 */
export function http2Session(origin: string, socket: TLSSocket): Http2Session {
	const authority = new URL(origin).host;
	const writer = gatheringWriter(socket);
	const streams = new Map<number, Stream>();
	/** Requests that wait until fewer are under way. */
	const waiting: { start(): void; reject(error: Error): void }[] = [];
	let nextStream = 1;
	let streamsAtMost = FIRST_STREAMS;
	let streamWindow = FIRST_WINDOW;
	let window = FIRST_WINDOW;
	let unacknowledged = 0;
	let isGoing = false;
	let isClosed = false;
	/** When it last answered anything: a session that is silent for all is broken. */
	let heardAt = performance.now();
	/** A header block that goes on in the next frames. */
	let open: { stream: number; flags: number; parts: Buffer[]; length: number } | null = null;

	const isUsable = () => !isGoing && !isClosed && nextStream < LAST_STREAM;
	const write = (bytes: Uint8Array) =>
		writer.write(bytes.length, (into, at) => (into.set(bytes, at), bytes.length));

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
		else if (waiting.length === 0 && streams.size === 0) socket.setTimeout(IDLE);
		if (isGoing && streams.size === 0) socket.end();
	}

	function start(request: PushRequest, resolve: Stream['resolve'], reject: Stream['reject']): void {
		const id = nextStream;
		nextStream += 2;
		const { url, body, headers } = request;
		const lines: [string, string][] = [
			[':authority', authority],
			[':path', url.pathname + url.search],
			['content-length', String(body.length)]
		];
		for (const name in headers) lines.push([name, String(headers[name])]);
		const startedAt = performance.now();
		const timer = setTimeout(() => {
			const stream = streams.get(id);
			if (!stream) return;
			write(frameOf(FRAME.reset, 0, id, uint32(ERROR.cancel)));
			end(id, stream, timeoutError);
			if (heardAt < startedAt) fail(timeoutError());
		}, request.timeout);
		const isAnswered = false;
		const stream: Stream = {
			...{ resolve, reject, timer, startedAt, body, isAnswered },
			...{ window: streamWindow, received: 0 }
		};
		streams.set(id, stream);
		writer.write(FRAME_HEADER + requestRoom(lines), (into, at) => {
			const length = writeRequest(into, at + FRAME_HEADER, lines);
			const flags = FLAG.endHeaders | (body.length === 0 ? FLAG.endStream : 0);
			writeFrameHeader(into, at, { kind: FRAME.headers, flags, stream: id }, length);
			return FRAME_HEADER + length;
		});
		sendBody(id, stream);
	}

	/** As much of the body as the service takes now (RFC 9113, 5.2). */
	function sendBody(id: number, stream: Stream): void {
		while (stream.body.length > 0) {
			const size = Math.min(stream.body.length, stream.window, window, FRAME_AT_MOST);
			if (size <= 0) return;
			const part = stream.body.subarray(0, size);
			stream.body = stream.body.subarray(size);
			stream.window -= size;
			window -= size;
			const flags = stream.body.length === 0 ? FLAG.endStream : 0;
			writer.write(FRAME_HEADER + size, (into, at) => {
				writeFrameHeader(into, at, { kind: FRAME.data, flags, stream: id }, size);
				into.set(part, at + FRAME_HEADER);
				return FRAME_HEADER + size;
			});
		}
	}

	function sendBodies(): void {
		for (const [id, stream] of streams) {
			if (window <= 0) return;
			sendBody(id, stream);
		}
	}

	function onHeaders(id: number, flags: number, block: Buffer): void {
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

	function onData(frame: Frame): void {
		unacknowledged += frame.payload.length;
		if (unacknowledged > FIRST_WINDOW / 2) {
			write(frameOf(FRAME.windowUpdate, 0, 0, uint32(unacknowledged)));
			unacknowledged = 0;
		}
		const stream = streams.get(frame.stream);
		if (!stream) return;
		stream.received += frame.payload.length;
		if (frame.flags & FLAG.endStream) finish(frame.stream, stream);
		else if (stream.received > ANSWER_AT_MOST / 2) {
			write(frameOf(FRAME.reset, 0, frame.stream, uint32(ERROR.cancel)));
			end(frame.stream, stream, () => new Error('The answer is too long'));
		}
	}

	/** The service has said all; what it did not want to read is not sent. */
	function finish(id: number, stream: Stream): void {
		if (stream.body.length > 0) write(frameOf(FRAME.reset, 0, id, uint32(ERROR.cancel)));
		end(id, stream, closed);
	}

	function onSettings({ flags, payload }: Frame): void {
		if (flags & FLAG.ack) return;
		for (let at = 0; at + 6 <= payload.length; at += 6) {
			const [name, value] = [payload.readUInt16BE(at), payload.readUInt32BE(at + 2)];
			if (name === SETTING.streams) streamsAtMost = value;
			if (name !== SETTING.window) continue;
			for (const stream of streams.values()) stream.window += value - streamWindow;
			streamWindow = value;
		}
		write(frameOf(FRAME.settings, FLAG.ack, 0, new Uint8Array()));
		sendBodies();
		while (waiting.length > 0 && streams.size < streamsAtMost) waiting.shift()!.start();
	}

	function onGoAway(payload: Buffer): void {
		isGoing = true;
		const last = payload.readUInt32BE(0) & 0x7fffffff;
		for (const { reject } of waiting.splice(0)) reject(new RefusedError());
		for (const [id, stream] of [...streams]) if (id > last) end(id, stream, refused);
		if (streams.size === 0) socket.end();
	}

	function onFrame(frame: Frame): void {
		const { kind, flags, stream: id, payload } = frame;
		if (open && (kind !== FRAME.continuation || id !== open.stream)) {
			throw new RangeError('A header block is interrupted');
		}
		switch (kind) {
			case FRAME.headers:
				if (flags & FLAG.endHeaders) return onHeaders(id, flags, contentOf(frame));
				open = { stream: id, flags, parts: [Buffer.from(contentOf(frame))], length: 0 };
				return;
			case FRAME.continuation: {
				if (!open) throw new RangeError('A header block has no beginning');
				open.parts.push(Buffer.from(payload));
				open.length += payload.length;
				if (open.length > ANSWER_AT_MOST) throw new RangeError('A header block is too long');
				if (!(flags & FLAG.endHeaders)) return;
				const whole = open;
				open = null;
				return onHeaders(id, whole.flags, Buffer.concat(whole.parts));
			}
			case FRAME.data:
				return onData(frame);
			case FRAME.reset: {
				const stream = streams.get(id);
				const isRefused = payload.readUInt32BE(0) === ERROR.refusedStream;
				if (stream) end(id, stream, isRefused ? refused : () => new Error('reset'));
				return;
			}
			case FRAME.settings:
				return onSettings(frame);
			case FRAME.ping:
				if (!(flags & FLAG.ack)) write(frameOf(FRAME.ping, FLAG.ack, 0, payload));
				return;
			case FRAME.goAway:
				return onGoAway(payload);
			case FRAME.windowUpdate: {
				const stream = streams.get(id);
				if (id === 0) window += payload.readUInt32BE(0) & 0x7fffffff;
				else if (stream) stream.window += payload.readUInt32BE(0) & 0x7fffffff;
				if (id === 0) return sendBodies();
				if (stream) sendBody(id, stream);
				return;
			}
			case FRAME.push:
				throw new RangeError('Nothing was to be pushed');
		}
	}

	const read = frameReader(onFrame);
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
	write(PREFACE);
	write(frameOf(FRAME.settings, 0, 0, SETTINGS));

	return {
		isUsable,
		post: (request) =>
			new Promise((resolve, reject) => {
				if (!isUsable()) return reject(new RefusedError());
				const begin = () => start(request, resolve, reject);
				if (streams.size < streamsAtMost) begin();
				else waiting.push({ start: begin, reject });
			}),
		close: () => fail(closed())
	};
}

const closed = () => new Error('closed');
const refused = () => new RefusedError();

function uint32(value: number): Buffer {
	const bytes = Buffer.allocUnsafe(4);
	bytes.writeUInt32BE(value);
	return bytes;
}
