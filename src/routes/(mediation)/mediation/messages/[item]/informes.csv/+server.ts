import { error } from '@sveltejs/kit';
import { exportReach } from '$lib/server/reach/export-reach';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** Who was informed of the item, and who was not, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const made = await exportReach(locals.app, staffOf(locals), params.item);
	if (made === null) error(404, 'not-found');
	return new Response(made, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="qui-est-informe.csv"',
			'cache-control': 'no-store'
		}
	});
};
