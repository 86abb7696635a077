import { error, type RequestEvent } from '@sveltejs/kit';
import type { GuardianActor } from '$lib/domain/shared/actor';

/**
 * Who asks, and the JSON that was sent. 403 for a request that another site's page made, 401 without
 * a guardian's session, 400 for what is not JSON.
 */
export async function guardianAndBody(
	event: RequestEvent
): Promise<{ actor: GuardianActor; body: unknown }> {
	expectOurPage(event);
	const { actor } = event.locals;
	if (actor?.kind !== 'guardian') error(401);
	return { actor, body: await jsonOf(event.request) };
}

/**
 * Kit checks forms only; our pages and our service worker always say where they come from. 403 for
 * anything else.
 */
export function expectOurPage({ request, url }: RequestEvent): void {
	const from = request.headers.get('origin');
	const site = request.headers.get('sec-fetch-site');
	if (from ? from !== url.origin : site !== 'same-origin') error(403);
}

/** The JSON of a request; 400 for what is none. */
export async function jsonOf(request: Request): Promise<unknown> {
	try {
		return await request.json();
	} catch {
		error(400);
	}
}
