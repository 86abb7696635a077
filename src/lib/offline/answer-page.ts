import { isFamilyPage } from './family-page';
import { forgetPage, keepPage, keptPage, wipePages } from './kept-pages';

/** Where the page "no network" is kept. */
export const OFFLINE_CACHE = 'offline-1';
export const OFFLINE_PAGE = '/hors-ligne';

/** A page that is slower than this is shown from what the phone kept, if it kept it. */
const PATIENCE_MS = 3500;

/** The part of a FetchEvent that is needed here (TypeScript's page and worker worlds exclude each other). */
type Asked = { request: Request; waitUntil(work: Promise<unknown>): void };

/**
 * Answers a family page: from the network, else as it was kept, else with the page "no network".
 * A redirection of a family page means that the session is over: what was kept goes. A page that is
 * no longer there (taken away, or no longer this family's) is no longer kept either.
 */
export async function answerPage(event: Asked): Promise<Response> {
	const { request } = event;
	const isKept = isFamilyPage(new URL(request.url).pathname);
	const kept = isKept ? await keptPage(request, Date.now()) : null;
	const network = fetchPage(event, isKept);
	// Late answers still refresh what is kept.
	event.waitUntil(network.catch(() => null));
	try {
		const first = await Promise.race(kept ? [network, afterPatience()] : [network]);
		return first ?? (await sayingSo(kept!));
	} catch {
		return kept ? await sayingSo(kept) : await offlinePage();
	}
}

async function fetchPage(event: Asked, isKept: boolean): Promise<Response> {
	const { request } = event;
	const response = await fetch(request);
	if (response.type === 'opaqueredirect' || response.status === 401) await wipePages();
	else if (response.status === 404 || response.status === 410) await forgetPage(request);
	else if (isKept && response.ok) {
		event.waitUntil(keepPage(request, response.clone(), Date.now()));
	}
	return response;
}

function afterPatience(): Promise<null> {
	return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
}

/** A kept page knows that it is one: its script tells the reader, who may wonder about the date. */
async function sayingSo(kept: Response): Promise<Response> {
	const page = (await kept.text()).replace('<main ', '<main data-kept ');
	return new Response(page, { headers: kept.headers });
}

async function offlinePage(): Promise<Response> {
	const cache = await caches.open(OFFLINE_CACHE);
	return (await cache.match(OFFLINE_PAGE)) ?? Response.error();
}
