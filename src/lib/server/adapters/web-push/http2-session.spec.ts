import {
	constants,
	createSecureServer,
	type Http2SecureServer,
	type IncomingHttpHeaders,
	type SecureServerOptions,
	type ServerHttp2Stream
} from 'node:http2';
import { connect } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '../../../../../tests/support/self-signed';
import { http2Session, RefusedError, type Http2Session } from './http2-session';

const tls = selfSigned();
let server: Http2SecureServer;
let session: Http2Session;

/** A session with Node's own server, whose HTTP/2 is another hand's (nghttp2). */
async function open(
	onStream: (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, body: Buffer) => void,
	options: SecureServerOptions = {}
) {
	server = createSecureServer({ ...tls, ...options });
	server.on('stream', (stream, headers) => {
		const parts: Buffer[] = [];
		stream.on('error', () => {});
		stream.on('data', (part: Buffer) => parts.push(part));
		stream.on('end', () => onStream(stream, headers, Buffer.concat(parts)));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const socket = connect({ host: '127.0.0.1', port, ca: tls.cert, ALPNProtocols: ['h2'] });
	await new Promise((resolve, reject) =>
		socket.once('secureConnect', resolve).once('error', reject)
	);
	session = http2Session(`https://127.0.0.1:${port}`, socket);
	return (body: Buffer = Buffer.from('body'), path = '/push/1', timeout = 5_000) =>
		session.post({
			url: new URL(`https://127.0.0.1:${port}${path}`),
			headers: { ttl: '60', authorization: 'vapid t=a, k=b' },
			body,
			timeout
		});
}

afterEach(async () => {
	session.close();
	await new Promise((resolve) => server.close(resolve));
});

const answer = (stream: ServerHttp2Stream, status = 201) =>
	stream.respond({ ':status': status, location: '/m/1' }, { endStream: true });

describe('an HTTP/2 connection to a push service', () => {
	it('says what is asked, whole', async () => {
		const seen: [IncomingHttpHeaders, Buffer][] = [];
		const post = await open(
			(stream, headers, body) => (seen.push([headers, body]), answer(stream))
		);
		expect(await post(Buffer.from('été'), '/push/1?a=b')).toEqual({
			status: 201,
			retryAfter: null
		});
		const [headers, body] = seen[0]!;
		expect(headers).toMatchObject({
			':method': 'POST',
			':scheme': 'https',
			':path': '/push/1?a=b',
			ttl: '60',
			authorization: 'vapid t=a, k=b',
			'content-length': '5'
		});
		expect(headers[':authority']).toMatch(/^127\.0\.0\.1:\d+$/);
		expect(body.toString()).toBe('été');
	});

	it('reads values that the other side shortens', async () => {
		const printable = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)).join('');
		const post = await open((stream) => {
			stream.respond({ ':status': 429, 'retry-after': printable }, { endStream: true });
		});
		expect(await post()).toEqual({ status: 429, retryAfter: printable });
	});

	it('takes the answer that follows others, and goes on behind its body and trailers', async () => {
		const post = await open((stream) => {
			stream.additionalHeaders({ ':status': 103 });
			stream.respond({ ':status': 400 }, { waitForTrailers: true });
			stream.on('wantTrailers', () => stream.sendTrailers({ 'x-end': 'yes' }));
			stream.end('x'.repeat(20_000));
		});
		for (let n = 0; n < 10; n += 1) expect(await post()).toMatchObject({ status: 400 });
	});

	it('gives an answer that is longer than any a quick end', async () => {
		const resets: number[] = [];
		const post = await open((stream) => {
			stream.on('close', () => resets.push(stream.rstCode));
			stream.respond({ ':status': 500 });
			stream.end('x'.repeat(1_000_000));
		});
		expect(await post()).toMatchObject({ status: 500 });
		expect(await post()).toMatchObject({ status: 500 });
		await expect.poll(() => resets).toEqual([constants.NGHTTP2_CANCEL, constants.NGHTTP2_CANCEL]);
	});

	it('reads a head that takes several frames', async () => {
		const post = await open((stream) => {
			stream.respond({ ':status': 201, 'x-long': 'y'.repeat(40_000) }, { endStream: true });
		});
		expect(await post()).toEqual({ status: 201, retryAfter: null });
		expect(await post()).toEqual({ status: 201, retryAfter: null });
	});

	it('sends no more than the other side takes at once', async () => {
		const bodies: Buffer[] = [];
		const post = await open((stream, _headers, body) => (bodies.push(body), answer(stream)), {
			settings: { initialWindowSize: 1_000 }
		});
		const sent = Array.from({ length: 40 }, (_, n) => Buffer.alloc(5_000, n));
		const answers = await Promise.all(sent.map((body) => post(body)));
		expect(answers.every(({ status }) => status === 201)).toBe(true);
		expect(bodies.toSorted((a, b) => a[0]! - b[0]!)).toEqual(sent);
	});

	it('has no more under way than the other side allows', async () => {
		let [open_, most] = [0, 0];
		const post = await open(
			(stream) => {
				open_ += 1;
				most = Math.max(most, open_);
				setImmediate(() => ((open_ -= 1), answer(stream)));
			},
			{ settings: { maxConcurrentStreams: 3 } }
		);
		// The settings come with the first answer.
		await post();
		const answers = await Promise.all(Array.from({ length: 20 }, () => post()));
		expect(answers).toHaveLength(20);
		expect(most).toBe(3);
	});

	it('counts the time that a request waits for its turn', async () => {
		const paths: unknown[] = [];
		const post = await open(
			(stream, headers) => {
				paths.push(headers[':path']);
				setTimeout(() => answer(stream), 60);
			},
			{ settings: { maxConcurrentStreams: 1 } }
		);
		await post();
		const [first, late, last] = await Promise.allSettled([
			post(undefined, '/first'),
			post(undefined, '/late', 20),
			post(undefined, '/last')
		]);
		expect(first).toMatchObject({ status: 'fulfilled' });
		expect(late).toMatchObject({ status: 'rejected', reason: { name: 'TimeoutError' } });
		expect(last).toMatchObject({ status: 'fulfilled' });
		expect(paths).not.toContain('/late');
	});

	it('does not wait for what was not answered, and the others go on', async () => {
		let isSilent = true;
		const post = await open((stream) => {
			if (!isSilent) answer(stream);
			isSilent = false;
		});
		const [silent, other] = await Promise.allSettled([post(undefined, '/1', 50), post()]);
		expect(silent).toMatchObject({ status: 'rejected', reason: { name: 'TimeoutError' } });
		expect(other).toMatchObject({ status: 'fulfilled', value: { status: 201 } });
		expect(session.isUsable()).toBe(true);
	});

	it('tells what was not looked at from what was', async () => {
		const codes = [constants.NGHTTP2_REFUSED_STREAM, constants.NGHTTP2_INTERNAL_ERROR];
		const post = await open((stream) => stream.close(codes.shift()));
		await expect(post()).rejects.toThrow(RefusedError);
		await expect(post()).rejects.toThrow('reset');
	});

	it('that goes away finishes what it took', async () => {
		const post = await open((stream) => {
			stream.session?.goaway(constants.NGHTTP2_NO_ERROR, stream.id);
			setTimeout(() => answer(stream), 20);
		});
		expect(await post()).toMatchObject({ status: 201 });
		expect(session.isUsable()).toBe(false);
		await expect(post()).rejects.toThrow(RefusedError);
	});

	it('that breaks leaves nobody waiting', async () => {
		const post = await open((stream) => stream.session?.destroy());
		const both = await Promise.allSettled([post(), post()]);
		expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(session.isUsable()).toBe(false);
	});

	it('answers when it is asked whether it is there', async () => {
		const post = await open((stream) => {
			stream.session?.ping((error) => answer(stream, error ? 500 : 201));
		});
		expect(await post()).toMatchObject({ status: 201 });
	});
});
