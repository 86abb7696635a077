import { KEPT_AT, SOUNDS } from './kept-pages';

/** What a telephone keeps: a week of cards, in little room. */
const MOST = 60;
const ROOM = 4 * 1024 * 1024;

/**
 * Gives a sound from those that were heard before, else asks for it and keeps it, so that it is heard
 * again without network. They are kept as the pages are, and go with them (`kept-pages.ts`): only where
 * the worker is there to wipe them.
 * @returns null when the server has no such sound
 * @throws when the sound was never heard, and there is no network or the server has too much to do
 */
export async function keptSound(key: string, ask: () => Promise<Response>): Promise<Blob | null> {
	const cache = navigator.serviceWorker?.controller ? await caches.open(SOUNDS) : null;
	const address = cache && (await addressOf(key));
	const kept = address && (await cache.match(address));
	if (kept) return kept.blob();
	const answer = await ask();
	if (answer.status === 404) return null;
	if (!answer.ok) throw new Error(`sound: ${answer.status}`);
	const sound = await answer.blob();
	if (address) {
		const headers = { [KEPT_AT]: String(Date.now()), 'content-length': String(sound.size) };
		await cache.put(address, new Response(sound, { headers }));
		await makeRoom(cache);
	}
	return sound;
}

/** The oldest go first: a cache lists what it holds in the order in which it came. */
async function makeRoom(cache: Cache): Promise<void> {
	let [count, size] = [0, 0];
	for (const request of [...(await cache.keys())].reverse()) {
		const held = await cache.match(request);
		size += Number(held?.headers.get('content-length'));
		if (++count > MOST || size > ROOM) await cache.delete(request);
	}
}

/** An address that does not say which words it stands for. */
async function addressOf(key: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
	return `/voix/${btoa(String.fromCharCode(...new Uint8Array(hash))).replace(/\W/g, '')}`;
}
