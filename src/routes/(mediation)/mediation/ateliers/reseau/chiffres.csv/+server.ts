import { error } from '@sveltejs/kit';
import { exportFigures } from '$lib/server/network/export-figures';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** The figures of the network, as they are on the page. */
export const GET: RequestHandler = async ({ locals }) => {
	const made = await exportFigures(locals.app, staffOf(locals));
	if (!made.ok) error(404, 'not-found');
	return new Response(made.value, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="chiffres-du-reseau.csv"',
			'cache-control': 'no-store'
		}
	});
};
