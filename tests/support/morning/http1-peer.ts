import type { TLSSocket } from 'node:tls';
import type { Arrived } from './service-process';

const END_OF_HEAD = '\r\n\r\n';
const CREATED = 'HTTP/1.1 201 Created\r\nlocation: /m\r\ncontent-length: 0\r\n\r\n';
const REFUSED = 'HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n';

/** The side of a push service of an HTTP/1.1 connection that is kept alive (RFC 9112). */
export function http1Peer(socket: TLSSocket, take: (arrived: Arrived) => boolean): void {
	let left: Buffer | null = null;
	socket.on('data', (chunk: Buffer) => {
		let bytes = left ? Buffer.concat([left, chunk]) : chunk;
		let answers = '';
		for (;;) {
			const end = bytes.indexOf(END_OF_HEAD);
			if (end < 0) break;
			const head = bytes.toString('latin1', 0, end);
			const length = Number(headerOf(head, 'content-length') ?? 0);
			const start = end + END_OF_HEAD.length;
			if (bytes.length < start + length) break;
			const isTaken = take({
				path: head.slice(head.indexOf(' ') + 1, head.indexOf(' ', 5)),
				header: (name) => headerOf(head, name),
				body: bytes.subarray(start, start + length)
			});
			answers += isTaken ? CREATED : REFUSED;
			bytes = bytes.subarray(start + length);
		}
		left = bytes.length > 0 ? bytes : null;
		if (answers) socket.write(answers, 'latin1');
	});
}

function headerOf(head: string, name: string): string | null {
	return new RegExp(`\\r\\n${name}: *([^\\r]*)`, 'i').exec(head)?.[1] ?? null;
}
