import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetExpired, SOUNDS, wipePages } from './kept-pages';
import { keptSound } from './kept-sounds';

/** A cache as browsers have it, as far as is needed: what it holds, in the order in which it came. */
class FakeCache {
	readonly held = new Map<string, Response>();
	match = async (url: string) => this.held.get(url)?.clone();
	put = async (url: string, response: Response) => void this.held.set(url, response);
	delete = async (url: string) => this.held.delete(url);
	keys = async () => [...this.held.keys()];
}

const stores = new Map<string, FakeCache>();
const held = () => [...(stores.get(SOUNDS)?.held.keys() ?? [])];
beforeEach(() => {
	vi.stubGlobal('caches', {
		open: async (name: string) => stores.get(name) ?? stores.set(name, new FakeCache()).get(name),
		delete: async (name: string) => stores.delete(name)
	});
	vi.stubGlobal('navigator', { serviceWorker: { controller: {} } });
});
afterEach(() => {
	stores.clear();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

const sound = (size: number) => () => Promise.resolve(new Response(new Uint8Array(size)));
const noNetwork = () => Promise.reject(new TypeError('no network'));

describe('sounds that were heard', () => {
	it('are heard again without network, under an address that does not say the words', async () => {
		expect((await keptSound('fr Inès', sound(7)))!.size).toBe(7);
		expect((await keptSound('fr Inès', noNetwork))!.size).toBe(7);
		expect(held()).toEqual([expect.stringMatching(/^\/voix\/\w{30,}$/)]);
		await expect(keptSound('fr Amir', noNetwork)).rejects.toThrow('no network');
	});

	it('are not kept when the server had none, nor where nothing would wipe them', async () => {
		const missing = () => Promise.resolve(new Response(null, { status: 404 }));
		expect(await keptSound('so a', missing)).toBeNull();
		expect(held()).toEqual([]);
		vi.stubGlobal('navigator', {});
		expect((await keptSound('fr a', sound(7)))!.size).toBe(7);
		expect(held()).toEqual([]);
	});

	it('are not said to be missing when the server had too much to do', async () => {
		for (const status of [429, 503]) {
			const busy = () => Promise.resolve(new Response(null, { status }));
			await expect(keptSound('fr a', busy)).rejects.toThrow(String(status));
		}
		expect(held()).toEqual([]);
		expect((await keptSound('fr a', sound(7)))!.size).toBe(7);
	});

	it('go when there are sixty others, or four megabytes of them, the oldest first', async () => {
		for (let n = 0; n < 61; n += 1) await keptSound(`fr ${n}`, sound(10));
		expect(held()).toHaveLength(60);
		await expect(keptSound('fr 0', noNetwork)).rejects.toThrow();
		expect(await keptSound('fr 1', noNetwork)).not.toBeNull();
		for (let n = 0; n < 5; n += 1) await keptSound(`big ${n}`, sound(1_000_000));
		expect(held()).toHaveLength(4);
		expect(await keptSound('big 4', noNetwork)).not.toBeNull();
		await expect(keptSound('big 0', noNetwork)).rejects.toThrow();
	});

	it('go with the pages: after a week, and when these are wiped', async () => {
		vi.useFakeTimers({ now: new Date('2026-11-24T10:00:00Z'), toFake: ['Date'] });
		await keptSound('fr a', sound(7));
		await forgetExpired(Date.now() + 6 * 86_400_000);
		expect(held()).toHaveLength(1);
		await forgetExpired(Date.now() + 7 * 86_400_000);
		expect(held()).toEqual([]);
		await keptSound('fr a', sound(7));
		await wipePages();
		expect(stores.has(SOUNDS)).toBe(false);
	});
});
