import { error } from '@sveltejs/kit';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { exportAnswers } from '$lib/server/vie-scolaire-import/export-answers';
import type { RequestHandler } from './$types';

/** Families' answers, for the school's own program; `?seulement=attente` leaves out the rest. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const only = url.searchParams.get('seulement') === 'attente' ? 'waiting' : 'all';
	const made = await exportAnswers(locals.app, staffOf(locals), only);
	if (!made.ok) error(404, 'not-found');
	return new Response(made.value, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="reponses-des-familles.csv"',
			'cache-control': 'no-store'
		}
	});
};
