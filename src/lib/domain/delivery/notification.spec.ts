import { describe, expect, it } from 'vitest';
import { addressOf, bodyKeyOf, ttlUntil, urgencyOf, type News } from './notification';
import { topicOf } from './topic';

const news = (kind: News['kind'], itemId = '1', change: News['change'] = 'create'): News => ({
	kind,
	itemId,
	change
});

describe('a notification', () => {
	it('names the kind of a thing and opens it', () => {
		expect([bodyKeyOf([news('absence')]), addressOf([news('absence')])]).toEqual([
			'absence',
			'/absences/1'
		]);
		expect(addressOf([news('message', '7')])).toBe('/messages/7');
		expect(addressOf([news('homework', '7')])).toBe('/devoirs');
		expect(addressOf([news('lateness', '7')])).toBe('/');
	});

	it('says one sentence for several things, and opens the list or the home', () => {
		const mixed = [news('absence'), news('homework', '2')];
		expect([bodyKeyOf(mixed), addressOf(mixed), urgencyOf(mixed)]).toEqual([
			'several',
			'/',
			'high'
		]);
		const messages = [news('message', '1'), news('message', '2')];
		expect([bodyKeyOf(messages), addressOf(messages)]).toEqual(['message', '/messages']);
	});

	it('says that something changed without saying what', () => {
		expect(bodyKeyOf([news('absence', '1', 'cancel')])).toBe('changed');
		expect(bodyKeyOf([news('absence', '1', 'cancel'), news('absence', '2')])).toBe('absence');
	});

	it('is kept by the push service until the closing and no longer', () => {
		const closesAt = new Date('2026-09-10T18:00:00Z');
		expect(ttlUntil(closesAt, new Date('2026-09-10T17:00:00Z'))).toBe(3_590);
		expect(ttlUntil(closesAt, new Date('2026-09-10T17:59:50Z'))).toBeNull();
		expect(ttlUntil(closesAt, closesAt)).toBeNull();
	});
});

describe('a topic', () => {
	const account = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
	const child = '0b9f3e0a-51b5-4c0e-9a3d-7b8a1f2c4d5e';

	it('is 22 base64url characters, the same each time, another for another child', () => {
		const topic = topicOf(account, child);
		expect(topic).toBe(
			Buffer.from(
				[...Buffer.from(account.replaceAll('-', ''), 'hex')].map(
					(byte, i) => byte ^ Buffer.from(child.replaceAll('-', ''), 'hex')[i]!
				)
			).toString('base64url')
		);
		expect(topic).toHaveLength(22);
		expect(topicOf(account, account.replace('f8', 'f9'))).not.toBe(topic);
	});

	it('is made from nothing else than two UUIDs', () =>
		expect(() => topicOf(account, 'Lina')).toThrow(RangeError));
});
