import { error } from '@sveltejs/kit';
import { writeLoanPaper } from '$lib/server/equipment/write-loan-paper';
import { pdfResponse } from '$lib/server/paper/pdf-response';
import { renderPdf } from '$lib/server/paper/render-pdf';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** The agreement to sign, in the family's language and in French. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const paper = await writeLoanPaper(locals.app, staffOf(locals), params.loan);
	if (!paper) error(404, 'not-found');
	return pdfResponse(await renderPdf(locals.app, paper), 'accord-de-pret.pdf');
};
