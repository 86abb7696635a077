import { describe, expect, it } from 'vitest';
import {
	clientOf,
	CLIENT_LIMIT,
	INSTALLATION_LIMIT,
	judgeAttempt,
	windowStart
} from './code-attempts';

const now = new Date('2026-11-24T16:07:30Z');

describe('attempts at typed codes', () => {
	it('lets the tenth wrong code of a client through, not the eleventh', () => {
		expect(judgeAttempt({ client: 10, installation: 10 }, now)).toEqual({ ok: true, value: null });
		expect(judgeAttempt({ client: 11, installation: 11 }, now)).toEqual({
			ok: false,
			error: {
				code: 'first-connection.too-many-attempts',
				retryAt: new Date('2026-11-24T16:15:00Z')
			}
		});
	});

	it('limits everybody together, and names the later of both hours', () => {
		expect(judgeAttempt({ client: 1, installation: 300 }, now).ok).toBe(true);
		expect(judgeAttempt({ client: 11, installation: 301 }, now)).toMatchObject({
			error: { retryAt: new Date('2026-11-24T17:00:00Z') }
		});
	});

	it('is forgotten when the window ends', () => {
		const end = new Date('2026-11-24T16:15:00Z');
		expect(windowStart(CLIENT_LIMIT, new Date(end.getTime() - 1))).toEqual(
			new Date('2026-11-24T16:00:00Z')
		);
		expect(windowStart(CLIENT_LIMIT, end)).toEqual(end);
	});

	it('keeps guessing hopeless over the life of ten thousand letters', () => {
		const guesses = (60 * 24 * 60 * INSTALLATION_LIMIT.count) / INSTALLATION_LIMIT.minutes;
		expect(guesses * (10_000 / 1e12)).toBeLessThan(0.005);
	});
});

describe('a client', () => {
	it.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2'],
		['2001:db8::1', '2001:db8:0:0'],
		['::1', '0:0:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0']
	])('%s is %s', (address, client) => expect(clientOf(address)).toBe(client));
});
