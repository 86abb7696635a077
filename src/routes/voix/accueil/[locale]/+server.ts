import { error } from '@sveltejs/kit';
import { isLocale } from '$lib/domain/shared/locale';
import { greet } from '$lib/server/voice/greet';
import { statusOf } from '../../status-of';
import type { RequestHandler } from './$types';

/** The welcome of the language page, read aloud in one language: the same for everybody, kept by all. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	if (!isLocale(params.locale)) error(404);
	const said = await greet(locals.app, params.locale);
	if (!said.ok) error(statusOf(said.error.code));
	const { mediaType, bytes, key } = said.value;
	const headers = { etag: `"${key}"`, 'cache-control': 'public, max-age=604800' };
	if (request.headers.get('if-none-match') === headers.etag) {
		return new Response(null, { status: 304, headers });
	}
	return new Response(bytes as BodyInit, { headers: { ...headers, 'content-type': mediaType } });
};
