import webpush from 'web-push';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkVapid } from '../../../../../tests/support/vapid-check';
import { vapidHeaders } from './vapid-header';

const HOUR = 3_600_000;
const ORIGIN = 'https://push.example.org';
const keys = webpush.generateVAPIDKeys();

let now = 0;
let headerFor: (origin: string) => string;
beforeEach(() => {
	now = Date.UTC(2026, 8, 14, 5);
	headerFor = vapidHeaders(keys, 'mailto:essai@example.org', () => now);
});

const check = (header: string, origin = ORIGIN) => checkVapid(header, origin, now / 1_000);

describe('the Authorization header of a push', () => {
	it('is what a push service accepts, for itself only', () => {
		expect(check(headerFor(ORIGIN))).toEqual({ key: keys.publicKey });
		expect(check(headerFor(ORIGIN), 'https://other.example.org')).toMatchObject({ reason: 'aud' });
	});

	it('is signed once for a service, and once for each', () => {
		const header = headerFor(ORIGIN);
		now += 6 * HOUR - 1;
		expect(headerFor(ORIGIN)).toBe(header);
		expect(headerFor('https://other.example.org')).not.toBe(header);
		expect(headerFor(ORIGIN)).toBe(header);
	});

	it('is renewed hours before it ends', () => {
		const header = headerFor(ORIGIN);
		now += 6 * HOUR;
		expect(check(header)).toHaveProperty('key');
		expect(headerFor(ORIGIN)).not.toBe(header);
		now += 6 * HOUR;
		expect(check(header)).toMatchObject({ reason: 'exp' });
		expect(check(headerFor(ORIGIN))).toHaveProperty('key');
	});

	it('is signed again when the clock is set back: its end would be too far', () => {
		now += 20 * HOUR;
		headerFor(ORIGIN);
		now -= 20 * HOUR;
		expect(check(headerFor(ORIGIN))).toHaveProperty('key');
	});

	it('is forgotten for the oldest of too many services', () => {
		const header = headerFor(ORIGIN);
		for (let n = 0; n < 500; n += 1) headerFor(`https://push${n}.example.org`);
		expect(headerFor(ORIGIN)).not.toBe(header);
	});
});
