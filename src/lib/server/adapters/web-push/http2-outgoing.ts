import type { TLSSocket } from 'node:tls';
import { requestRoom, writeRequest } from './hpack';
import {
	ERROR,
	FLAG,
	FRAME,
	FRAME_AT_MOST,
	FRAME_HEADER,
	frameOf,
	writeFrameHeader
} from './http2-frames';
import { gatheringWriter } from './http2-writer';
import type { PushRequest } from './push-request';

/** RFC 9113, 6.9.2: until the other side says otherwise. */
export const FIRST_WINDOW = 65_535;
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/** No table of headers (1: 0) and no push (2: 0). */
const SETTINGS = Buffer.from([0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0]);

/** What this side of a connection says. */
export interface Http2Outgoing {
	frame(kind: number, flags: number, stream: number, payload: Uint8Array): void;
	request(stream: number, request: PushRequest): void;
	/** Gives a stream up, of which nothing more is sent. */
	reset(stream: number): void;
	/** The other side has said all: what it did not want to read is not sent. */
	finish(stream: number): void;
	/** The other side takes so many bytes more, on a stream or (0) in all. */
	widen(stream: number, bytes: number): void;
	/** What the other side takes at first on each stream. */
	setStreamWindow(bytes: number): void;
}

/** Begins to speak, and sends no more than the other side takes (RFC 9113, 5.2). */
export function http2Outgoing(authority: string, socket: TLSSocket): Http2Outgoing {
	const writer = gatheringWriter(socket);
	/** What is left of bodies, and how much of it the other side takes. */
	const bodies = new Map<number, { left: Buffer; window: number }>();
	let streamWindow = FIRST_WINDOW;
	let window = FIRST_WINDOW;

	const write = (bytes: Uint8Array) =>
		writer.write(bytes.length, (into, at) => (into.set(bytes, at), bytes.length));
	const frame: Http2Outgoing['frame'] = (kind, flags, stream, payload) =>
		write(frameOf(kind, flags, stream, payload));

	function sendHead(stream: number, { url, headers, body }: PushRequest): void {
		const lines: [string, string][] = [
			[':authority', authority],
			[':path', url.pathname + url.search],
			['content-length', String(body.length)]
		];
		for (const name in headers) lines.push([name, String(headers[name])]);
		const flags = FLAG.endHeaders | (body.length === 0 ? FLAG.endStream : 0);
		writer.write(FRAME_HEADER + requestRoom(lines), (into, at) => {
			const length = writeRequest(into, at + FRAME_HEADER, lines);
			if (length > FRAME_AT_MOST) throw new RangeError('The head of a request is too long');
			writeFrameHeader(into, at, { kind: FRAME.headers, flags, stream }, length);
			return FRAME_HEADER + length;
		});
	}

	/** As much of a body as the other side takes now. */
	function sendBody(stream: number, body: { left: Buffer; window: number }): void {
		for (;;) {
			const size = Math.min(body.left.length, body.window, window, FRAME_AT_MOST);
			if (size <= 0) break;
			const part = body.left.subarray(0, size);
			body.left = body.left.subarray(size);
			body.window -= size;
			window -= size;
			const flags = body.left.length === 0 ? FLAG.endStream : 0;
			writer.write(FRAME_HEADER + size, (into, at) => {
				writeFrameHeader(into, at, { kind: FRAME.data, flags, stream }, size);
				into.set(part, at + FRAME_HEADER);
				return FRAME_HEADER + size;
			});
		}
		if (body.left.length > 0) bodies.set(stream, body);
		else bodies.delete(stream);
	}

	function sendBodies(): void {
		for (const [stream, body] of bodies) sendBody(stream, body);
	}

	function reset(stream: number): void {
		bodies.delete(stream);
		frame(FRAME.reset, 0, stream, uint32(ERROR.cancel));
	}

	write(PREFACE);
	frame(FRAME.settings, 0, 0, SETTINGS);
	return {
		frame,
		request: (stream, request) => {
			sendHead(stream, request);
			sendBody(stream, { left: request.body, window: streamWindow });
		},
		reset,
		finish: (stream) => {
			if (bodies.has(stream)) reset(stream);
		},
		widen: (stream, bytes) => {
			const body = bodies.get(stream);
			if (stream === 0) window += bytes;
			if (stream === 0) sendBodies();
			else if (body) sendBody(stream, { ...body, window: body.window + bytes });
		},
		setStreamWindow: (bytes) => {
			for (const body of bodies.values()) body.window += bytes - streamWindow;
			streamWindow = bytes;
			sendBodies();
		}
	};
}

export function uint32(value: number): Buffer {
	const bytes = Buffer.allocUnsafe(4);
	bytes.writeUInt32BE(value);
	return bytes;
}
