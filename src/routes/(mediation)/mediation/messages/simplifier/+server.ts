import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { simplifyText } from '$lib/server/translation/simplify-text';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

const asked = v.object({ text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000)) });

/** A simplified version of what is being written, or the code of why there is none. */
export const POST: RequestHandler = async ({ locals, request }) => {
	// A form of another site cannot send this type without being asked first (Fetch, CORS).
	if (request.headers.get('content-type') !== 'application/json') error(415);
	const input = v.safeParse(asked, await request.json().catch(() => null));
	if (!input.success) error(400);
	const made = await simplifyText(locals.app, staffOf(locals), input.output.text);
	const headers = { 'cache-control': 'no-store' };
	return made.ok
		? json({ text: made.value }, { headers })
		: json({ code: made.error.code }, { status: 422, headers });
};
