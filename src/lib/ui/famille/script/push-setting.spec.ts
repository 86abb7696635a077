import { afterEach, expect, test, vi } from 'vitest';
import { letPhoneBeTold } from './push-setting';

afterEach(() => vi.unstubAllGlobals());

/** A phone's page with the card; which parts it ends up showing, and what was posted. */
async function open(current: object | null, ok = true) {
	const parts = ['on', 'is-on', 'off', 'refused', 'failed'].map((push) => ({
		hidden: false,
		dataset: { push }
	}));
	const card = { hidden: true, addEventListener: () => {}, querySelectorAll: () => parts };
	const pushManager = { getSubscription: () => Promise.resolve(current) };
	const fetched = vi.fn((_url: string, _init: RequestInit) => Promise.resolve({ ok }));
	vi.stubGlobal('document', { getElementById: () => card });
	vi.stubGlobal('window', { PushManager: {} });
	vi.stubGlobal('navigator', {
		serviceWorker: { getRegistration: () => Promise.resolve({ pushManager }) }
	});
	vi.stubGlobal('fetch', fetched);
	letPhoneBeTold();
	await vi.waitFor(() => expect(parts.some(({ hidden }) => hidden)).toBe(true));
	return {
		shown: parts.filter(({ hidden }) => !hidden).map(({ dataset }) => dataset.push),
		posts: fetched.mock.calls.map(([url, { method, body }]) => [method, url, body])
	};
}

test('a phone without a subscription is offered one', async () => {
	expect(await open(null)).toEqual({ shown: ['on'], posts: [] });
});

test('a subscription is given to the server again: the session that it had may be over', async () => {
	const current = { toJSON: () => ({ endpoint: 'https://push.example.org/1' }) };
	expect(await open(current)).toEqual({
		shown: ['is-on', 'off'],
		posts: [['POST', '/api/push/subscription', '{"endpoint":"https://push.example.org/1"}']]
	});
	expect((await open(current, false)).shown).toEqual(['on']);
});
