import { error, json } from '@sveltejs/kit';
import { isUuid } from '$lib/domain/shared/uuid';
import { followLongWork, takeWorkFile } from '$lib/server/long-work/follow-long-work';
import { fileResponse } from '$lib/server/paper/pdf-response';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** How far it is: asked by the page that follows it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const actor = staffOf(locals);
	const progress = isUuid(params.id) && (await followLongWork(locals.app, actor, params.id));
	if (!progress) error(404, 'not-found');
	return json(progress, { headers: { 'cache-control': 'no-store' } });
};

/** Its file, for the page that holds the key. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const actor = staffOf(locals);
	const key = (await request.formData()).get('key');
	const file = isUuid(params.id) && (await takeWorkFile(locals.app, actor, params.id, String(key)));
	if (!file) error(404, 'not-found');
	return fileResponse(file);
};
