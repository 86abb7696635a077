import { error } from '@sveltejs/kit';
import { pdfResponse } from '$lib/server/paper/pdf-response';
import { renderPdf } from '$lib/server/paper/render-pdf';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { attendanceSheetOf } from '$lib/server/workshop/read-papers';
import type { RequestHandler } from './$types';

/** The sheet that those who come sign. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const actor = staffOf(locals);
	const sheet = await attendanceSheetOf(locals.app, actor, params.item, actor.locale);
	if (!sheet) error(404, 'not-found');
	return pdfResponse(await renderPdf(locals.app, sheet), 'feuille-de-presence.pdf');
};
