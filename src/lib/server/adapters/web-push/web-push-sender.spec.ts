import webpush from 'web-push';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPushService, type PushService } from '../../../../../tests/support/push-service';
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
