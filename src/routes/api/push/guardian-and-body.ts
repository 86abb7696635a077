import { error, type RequestEvent } from '@sveltejs/kit';
import type { GuardianActor } from '$lib/domain/shared/actor';

/**
 * Who asks, and the JSON that was sent. 403 for a request that another site's page made (Kit
 * checks forms only; our pages and our service worker always say where they come from), 401
 * without a guardian's session, 400 for what is not JSON.
 */
export async function guardianAndBody({
	request,
	url,
	locals
}: RequestEvent): Promise<{ actor: GuardianActor; body: unknown }> {
	const from = request.headers.get('origin');
	const site = request.headers.get('sec-fetch-site');
	if (from ? from !== url.origin : site !== 'same-origin') error(403);
	if (locals.actor?.kind !== 'guardian') error(401);
	try {
		return { actor: locals.actor, body: await request.json() };
	} catch {
		error(400);
	}
}
