import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { SEARCH_MAX } from '$lib/domain/directory/pick-family.input';
import { findFamilies } from '$lib/server/funnel/find-families';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

const asked = v.object({ typed: v.pipe(v.string(), v.maxLength(SEARCH_MAX)) });

/** Families that what is typed may mean, for suggestions. Posted: names stay out of addresses. */
export const POST: RequestHandler = async ({ locals, request }) => {
	// A form of another site cannot send this type without being asked first (Fetch, CORS).
	if (request.headers.get('content-type') !== 'application/json') error(415);
	const input = v.safeParse(asked, await request.json().catch(() => null));
	if (!input.success) error(400);
	const families = await findFamilies(locals.app, staffOf(locals), input.output.typed);
	return json({ families }, { headers: { 'cache-control': 'no-store' } });
};
