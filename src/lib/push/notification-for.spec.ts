import { describe, expect, it } from 'vitest';
import type { PushPayload } from '../domain/delivery/push-payload';
import { dataOf, notificationFor } from './notification-for';

const payload: PushPayload = {
	title: 'Collège des Tilleuls',
	body: 'Une absence. Touchez pour répondre.',
	tag: 'topic',
	url: '/absences/1',
	lang: 'fr',
	dir: 'ltr',
	closesAt: '2026-09-10T18:00:00.000Z',
	delivery: 'd1'
};
const open = new Date('2026-09-10T17:59:59.999Z');
const closed = new Date('2026-09-10T18:00:00.000Z');

describe('what the phone shows for a push', () => {
	it('rings in open hours', () => {
		const { title, options } = notificationFor(JSON.stringify(payload), open, []);
		expect(title).toBe(payload.title);
		expect(options).toEqual({
			body: payload.body,
			tag: 'topic',
			lang: 'fr',
			dir: 'ltr',
			silent: false,
			renotify: true,
			data: { url: '/absences/1', delivery: 'd1', rang: ['d1'] }
		});
	});

	it('shows and does not ring from the closing on', () => {
		const { options } = notificationFor(JSON.stringify(payload), closed, []);
		expect(options).toMatchObject({ silent: true, renotify: false, body: payload.body });
	});

	it('does not ring twice for one delivery', () => {
		const shown = [{ tag: 'topic', data: { url: '/', delivery: 'd1' } }];
		expect(notificationFor(JSON.stringify(payload), open, shown).options.silent).toBe(true);
	});

	it('rings for a newer delivery that takes the place of an older one', () => {
		const shown = [{ tag: 'topic', data: { url: '/', delivery: 'd0' } }];
		expect(notificationFor(JSON.stringify(payload), open, shown).options.renotify).toBe(true);
	});

	/** Plays pushes one after the other on one screen; whether each rang. */
	const play = (...pushes: [Partial<PushPayload>, Date?][]) => {
		let screen: { tag: string; data: unknown }[] = [];
		return pushes.map(([change, at = open]) => {
			const { options } = notificationFor(JSON.stringify({ ...payload, ...change }), at, screen);
			screen = [{ tag: options.tag!, data: options.data }];
			return !options.silent;
		});
	};

	it('does not ring again for what took the place of each other', () => {
		expect(play([{}], [{ delivery: 'd2' }], [{}])).toEqual([true, true, false]);
	});

	it('rings for several deliveries when one of them is new, and only then', () => {
		const both = { delivery: 'd2', others: ['d1'] };
		expect(play([both], [{}], [{ delivery: 'd2' }])).toEqual([true, false, false]);
		expect(play([{}], [both], [both])).toEqual([true, true, false]);
	});

	it('says that it rang, now or before, or that it was shown in silence', () => {
		const receipt = (at: Date, rang: string[]) =>
			notificationFor(JSON.stringify(payload), at, [{ tag: 'topic', data: { rang } }]).receipt;
		expect(receipt(open, [])).toEqual({ delivery: 'd1', shown: 'rung' });
		expect(receipt(open, ['d1'])).toEqual({ delivery: 'd1', shown: 'rung' });
		expect(receipt(closed, ['d1'])).toEqual({ delivery: 'd1', shown: 'rung' });
		expect(receipt(closed, ['d0'])).toEqual({ delivery: 'd1', shown: 'silent' });
		expect(notificationFor(null, open, []).receipt).toBeNull();
	});

	it('rings at the opening for what came silently in a closed period', () => {
		expect(play([{}, closed], [{}])).toEqual([false, true]);
	});

	it.each([
		null,
		'',
		'null',
		'[]',
		'{"title":"x"}',
		JSON.stringify({ ...payload, closesAt: 3 }),
		JSON.stringify({ ...payload, others: 'd2' })
	])('shows something, silently, for a push that cannot be read: %s', (text) => {
		const { title, options } = notificationFor(text, open, []);
		expect(title).not.toBe('');
		expect(options).toMatchObject({ silent: true, data: { url: '/' } });
	});

	it('is silent when the closing cannot be read', () => {
		const odd = JSON.stringify({ ...payload, closesAt: 'tonight' });
		expect(notificationFor(odd, open, []).options.silent).toBe(true);
	});

	it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'absences', 4, null])(
		'opens the home rather than an address of elsewhere: %s',
		(url) => expect(dataOf({ url }).url).toBe('/')
	);
});
