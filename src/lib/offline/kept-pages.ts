/** The cache of pages that the phone keeps for reading without network. */
export const PAGES = 'pages';
/** The cache of sounds that were heard, for hearing them again. */
export const SOUNDS = 'voices';

/** Header that says when the phone kept a page: milliseconds since 1970. */
export const KEPT_AT = 'x-kept-at';
/** Header by which the server says whose page it is. */
const OWNER = 'x-famille';

/** A page on a phone is a written deviation (docs/decisions): it lives seven days, not more. */
const LIFE_MS = 7 * 86_400_000;

/** Keeps a page; when it belongs to somebody else than those kept before, these go first. */
export async function keepPage(request: Request, page: Response, now: number): Promise<void> {
	const owner = page.headers.get(OWNER);
	if (!owner) return;
	let cache = await caches.open(PAGES);
	for (const kept of await cache.keys()) {
		const other = await cache.match(kept);
		if (other?.headers.get(OWNER) === owner) continue;
		await wipePages();
		cache = await caches.open(PAGES);
		break;
	}
	const headers = new Headers(page.headers);
	headers.set(KEPT_AT, String(now));
	await cache.put(request.url, new Response(await page.blob(), { headers }));
}

/** The page kept for an address; null when there is none or its time is over. */
export async function keptPage(request: Request, now: number): Promise<Response | null> {
	await forgetExpired(now);
	return (await (await caches.open(PAGES)).match(request.url)) ?? null;
}

/** Forgets one page. */
export async function forgetPage(request: Request): Promise<void> {
	await (await caches.open(PAGES)).delete(request.url);
}

/** Deletes what was kept for too long, and what a clock set back would keep for ever. */
export async function forgetExpired(now: number): Promise<void> {
	for (const name of [PAGES, SOUNDS]) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const held = await cache.match(request);
			const age = now - Number(held?.headers.get(KEPT_AT));
			if (!(age >= 0 && age < LIFE_MS)) await cache.delete(request);
		}
	}
}

/** Forgets every page and sound: on signing out, on revocation, when another person signs in. */
export async function wipePages(): Promise<void> {
	await Promise.all([caches.delete(PAGES), caches.delete(SOUNDS)]);
}
