import type { TLSSocket } from 'node:tls';
import { readLines } from '../../../src/lib/server/adapters/web-push/hpack';
import {
	contentOf,
	FLAG,
	FRAME,
	frameOf,
	frameReader
} from '../../../src/lib/server/adapters/web-push/http2-frames';
import type { Arrived } from './service-process';

const PREFACE_LENGTH = 24;
/** Nothing but: no table of headers (1: 0). */
const SETTINGS = Buffer.from([0, 1, 0, 0, 0, 0]);
/** `:status: 201` and `location: /m`; `:status: 400` is in the static table. */
const CREATED = Buffer.from([0x08, 3, ...Buffer.from('201'), 0x0f, 31, 2, ...Buffer.from('/m')]);
const REFUSED = Buffer.from([0x80 | 12]);
const PATHS = new Set([4, 5]);
const AUTHORIZATION = 23;

/** The side of a push service of an HTTP/2 connection (RFC 9113), for requests that fit. */
export function http2Peer(socket: TLSSocket, take: (arrived: Arrived) => boolean): void {
	const open = new Map<number, { block: Buffer; parts: Buffer[] }>();
	let answers: Buffer[] = [];
	let received = 0;
	let preface = PREFACE_LENGTH;

	const read = frameReader((frame) => {
		const { kind, flags, stream, payload } = frame;
		if (kind === FRAME.settings && !(flags & FLAG.ack)) {
			answers.push(frameOf(FRAME.settings, FLAG.ack, 0, new Uint8Array()));
		}
		if (kind === FRAME.ping) answers.push(frameOf(FRAME.ping, FLAG.ack, 0, payload));
		if (kind === FRAME.headers) {
			if (!(flags & FLAG.endHeaders)) throw new Error('A head fits in a frame here');
			open.set(stream, { block: Buffer.from(contentOf(frame)), parts: [] });
		}
		const request = open.get(stream);
		if (!request) return;
		if (kind === FRAME.data) {
			received += payload.length;
			request.parts.push(contentOf(frame));
		}
		if (flags & FLAG.endStream) {
			open.delete(stream);
			const head = headOf(request.block);
			const isTaken = take({ ...head, body: Buffer.concat(request.parts) });
			answers.push(
				frameOf(
					FRAME.headers,
					FLAG.endHeaders | FLAG.endStream,
					stream,
					isTaken ? CREATED : REFUSED
				)
			);
		} else if (kind === FRAME.data) request.parts = request.parts.map((part) => Buffer.from(part));
	});

	socket.write(frameOf(FRAME.settings, 0, 0, SETTINGS));
	socket.on('data', (chunk: Buffer) => {
		const skipped = Math.min(preface, chunk.length);
		preface -= skipped;
		read(chunk.subarray(skipped));
		if (received > 0) {
			const window = Buffer.alloc(4);
			window.writeUInt32BE(received);
			answers.push(frameOf(FRAME.windowUpdate, 0, 0, window));
			received = 0;
		}
		if (answers.length > 0) socket.write(Buffer.concat(answers));
		answers = [];
	});
}

function headOf(block: Buffer): Omit<Arrived, 'body'> {
	let path = '';
	const read = new Map<string, string>();
	readLines(block, (line, name, value) => {
		if (PATHS.has(line) && value) path = value();
		else if (line === AUTHORIZATION && value) read.set('authorization', value());
		else if (name === 'ttl' && value) read.set('ttl', value());
	});
	return { path, header: (name) => read.get(name) ?? null };
}
