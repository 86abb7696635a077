import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import webpush from 'web-push';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPushService, type PushService } from '../../../../../tests/support/push-service';
import { selfSigned } from '../../../../../tests/support/self-signed';
import type { PushMessage, PushTarget } from '../../../domain/delivery/push-sender';
import { webPushSender } from './web-push-sender';

const settings = {
	keys: webpush.generateVAPIDKeys(),
	contact: 'mailto:essai@example.org',
	allowsLoopback: true,
	timeout: 300
};
const sender = webPushSender(settings);
const message = (target: PushTarget, text = '{}'): PushMessage => ({
	target,
	text,
	ttlSeconds: 60,
	urgency: 'normal',
	topic: 'topic'
});

let service: PushService;
beforeAll(async () => {
	service = await startPushService();
});
afterEach(() => {
	service.received.length = 0;
});
afterAll(async () => {
	await sender.close();
	await service.close();
});

const tls = selfSigned();
beforeAll(() => setDefaultCACertificates([...getCACertificates('default'), tls.cert]));

describe('connections', () => {
	let secure: PushService;
	let own: ReturnType<typeof webPushSender>;
	const open = async (protocol: 'h2' | 'http/1.1') => {
		secure = await startPushService({ tls, protocol });
		own = webPushSender(settings);
		return secure.subscribe().target;
	};
	afterEach(async () => {
		await own.close();
		await secure.close();
	});
	const sendMany = (target: PushTarget, count: number) =>
		Promise.all(Array.from({ length: count }, () => own.send(message(target))));
	const statuses = async (answers: Promise<unknown[]>) =>
		new Set(((await answers) as { status: number }[]).map((one) => one.status));

	it('one HTTP/2 connection carries everything', async () => {
		const target = await open('h2');
		expect(await statuses(sendMany(target, 40))).toEqual(new Set([201]));
		expect(await statuses(sendMany(target, 40))).toEqual(new Set([201]));
		expect(secure.connections()).toBe(1);
		expect(secure.received).toHaveLength(80);
		expect(secure.received[0]).toMatchObject({ text: '{}', ttlSeconds: 60, topic: 'topic' });
	});

	it('a service without HTTP/2 is asked which once, and gets a pool', async () => {
		const target = await open('http/1.1');
		for (let n = 0; n < 5; n += 1) expect(await own.send(message(target))).toHaveProperty('status');
		expect(secure.connections()).toBe(2);
		expect(secure.received).toHaveLength(5);
	});

	it('a service that goes away after a message gets the next ones over a new one', async () => {
		const target = await open('h2');
		secure.script('accept-and-go-away');
		for (let n = 0; n < 3; n += 1) {
			expect(await own.send(message(target))).toMatchObject({ status: 201 });
		}
		expect(await statuses(sendMany(target, 20))).toEqual(new Set([201]));
		expect(secure.connections()).toBe(2);
	});

	it('what was not looked at is sent again once, and not for ever', async () => {
		const target = await open('h2');
		secure.script('refuse-stream');
		expect(await own.send(message(target))).toMatchObject({ status: 201 });
		secure.script('refuse-stream', 'refuse-stream');
		expect(await own.send(message(target))).toMatchObject({ kind: 'no-answer' });
		expect(secure.received).toHaveLength(1);
	});

	it('a broken HTTP/2 connection is replaced', async () => {
		const target = await open('h2');
		secure.script('accept-and-reset');
		expect(await own.send(message(target))).toMatchObject({ status: 201 });
		await expect.poll(async () => (await own.send(message(target))).kind).toBe('answered');
		expect(secure.connections()).toBe(2);
	});

	it('silence for one message does not disturb the others, silence for all ends it', async () => {
		const target = await open('h2');
		secure.script('silence');
		const both = await Promise.all([own.send(message(target)), own.send(message(target))]);
		expect(both).toContainEqual({ kind: 'no-answer', reason: 'TimeoutError' });
		expect(both).toContainEqual({ kind: 'answered', status: 201, retryAfter: null });
		expect(await own.send(message(target))).toMatchObject({ status: 201 });
		expect(secure.connections()).toBe(1);
		secure.script('silence');
		expect(await own.send(message(target))).toMatchObject({ kind: 'no-answer' });
		expect(await own.send(message(target))).toMatchObject({ status: 201 });
		expect(secure.connections()).toBe(2);
	});

	it('follows no redirect over HTTP/2 either', async () => {
		const target = await open('h2');
		secure.script({ status: 307, headers: { location: target.endpoint, 'retry-after': '3' } });
		expect(await own.send(message(target))).toEqual({
			kind: 'answered',
			status: 307,
			retryAfter: '3'
		});
		expect(secure.received).toHaveLength(0);
	});

	it('does not trust a certificate that nobody vouches for', async () => {
		const target = await open('h2');
		const stranger = await startPushService({ tls: selfSigned() });
		expect(await own.send(message(stranger.subscribe().target))).toMatchObject({
			kind: 'no-answer',
			reason: 'DEPTH_ZERO_SELF_SIGNED_CERT'
		});
		expect(stranger.received).toHaveLength(0);
		await stranger.close();
		expect(await own.send(message(target))).toMatchObject({ status: 201 });
	});
});

describe('sending one push', () => {
	it('says what the service answered', async () => {
		const { target } = service.subscribe();
		expect(await sender.send(message(target, 'été'))).toEqual({
			kind: 'answered',
			status: 201,
			retryAfter: null
		});
		expect(service.received[0]).toMatchObject({ text: 'été', ttlSeconds: 60, topic: 'topic' });
		service.script({ status: 429, headers: { 'retry-after': '7' } });
		expect(await sender.send(message(target))).toMatchObject({ status: 429, retryAfter: '7' });
	});

	it('fills 4 096 bytes of body with 3 993 of text, and no more is taken', async () => {
		const { target } = service.subscribe();
		expect(await sender.send(message(target, 'x'.repeat(3_993)))).toMatchObject({ status: 201 });
		expect(service.received[0]?.bytes).toBe(4_096);
		expect(await sender.send(message(target, 'x'.repeat(3_994)))).toMatchObject({ status: 413 });
	});

	it('does not follow a redirect', async () => {
		const { target } = service.subscribe();
		service.script({ status: 307, headers: { location: service.subscribe().target.endpoint } });
		expect(await sender.send(message(target))).toMatchObject({ status: 307 });
		expect(service.received).toHaveLength(0);
	});

	it('takes silence, a broken connection and a closed port for no answer', async () => {
		const { target } = service.subscribe();
		service.script('silence');
		expect((await sender.send(message(target))).kind).toBe('no-answer');
		const closed = await startPushService();
		const lost = closed.subscribe().target;
		await closed.close();
		expect(await sender.send(message(lost))).toEqual({
			kind: 'no-answer',
			reason: 'ECONNREFUSED'
		});
	});

	it('goes on after a connection that broke behind an accepted message', async () => {
		const { target } = service.subscribe();
		service.script('accept-and-reset');
		expect(await sender.send(message(target))).toMatchObject({ status: 201 });
		expect((await sender.send(message(target))).kind).toMatch(/answer/);
		expect(await sender.send(message(target))).toMatchObject({ status: 201 });
	});

	it('never asks this machine nor a private network in production', async () => {
		const production = webPushSender({ ...settings, allowsLoopback: false });
		const { target } = service.subscribe();
		expect(await production.send(message(target))).toEqual({
			kind: 'unusable-target',
			reason: 'endpoint'
		});
		expect(service.received).toHaveLength(0);
		await production.close();
	});

	it('knows keys that encrypt for nobody', async () => {
		const { target } = service.subscribe();
		expect(await sender.send(message({ ...target, p256dh: 'AAAA' }))).toEqual({
			kind: 'unusable-target',
			reason: 'keys'
		});
	});
});
