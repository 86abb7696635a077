import { error } from '@sveltejs/kit';
import { pdfResponse } from '$lib/server/paper/pdf-response';
import { renderPdf } from '$lib/server/paper/render-pdf';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { certificateOf } from '$lib/server/workshop/read-papers';
import type { RequestHandler } from './$types';

/** The certificate of somebody who was there: `?inscription=` is the key of her registration. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const registration = url.searchParams.get('inscription') ?? '';
	const paper = await certificateOf(locals.app, staffOf(locals), params.item, registration);
	if (!paper) error(404, 'not-found');
	return pdfResponse(await renderPdf(locals.app, paper), 'attestation-atelier.pdf');
};
