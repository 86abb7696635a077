import { error } from '@sveltejs/kit';
import { reviewedLanguage } from '$lib/domain/wording/list-wordings.input';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { downloadWordings } from '$lib/server/wording/download-wordings';
import type { RequestHandler } from './$types';

/** The words of a language as files of `messages/`, in one archive. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const language = reviewedLanguage(params.langue);
	const archive = language && (await downloadWordings(locals.app, staffOf(locals), language));
	if (!archive?.ok) error(404, 'not-found');
	return new Response(archive.value, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="messages-${language}.zip"`,
			'cache-control': 'private, no-store'
		}
	});
};
