import { error, json } from '@sveltejs/kit';
import { followCounter } from '$lib/server/counter/follow-counter';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** How far the phone has come: asked every two seconds while a code is shown. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const code = url.searchParams.get('code') ?? '';
	const followed = await followCounter(locals.app, staffOf(locals), code);
	if (!followed) error(404, 'not-found');
	return json(followed, { headers: { 'cache-control': 'no-store' } });
};
