import { text } from '@sveltejs/kit';
import { isDatabaseAnswering } from '$lib/server/installation/health';
import type { RequestHandler } from './$types';

/** 200 when the process serves and its database answers, 503 otherwise. */
export const GET: RequestHandler = async ({ locals }) =>
	(await isDatabaseAnswering(locals.app)) ? text('ok') : text('database', { status: 503 });
