import { error } from '@sveltejs/kit';
import { isLanguage } from '$lib/domain/shared/locale';
import { pdfResponse } from '$lib/server/paper/pdf-response';
import { renderPdf } from '$lib/server/paper/render-pdf';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { posterOf } from '$lib/server/workshop/read-papers';
import type { RequestHandler } from './$types';

/** The poster of a session, in French and the languages asked for. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const languages = url.searchParams.getAll('langue').filter(isLanguage);
	const poster = await posterOf(locals.app, staffOf(locals), params.item, languages);
	if (!poster) error(404, 'not-found');
	return pdfResponse(await renderPdf(locals.app, poster), 'affiche-atelier.pdf');
};
