import { error } from '@sveltejs/kit';
import { readAccompanimentFilters } from '$lib/domain/accompaniment/list-accompaniments.input';
import { exportAccompaniments } from '$lib/server/accompaniment/export-accompaniments';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** The accompaniments that the list shows, in the columns of the national tool, without names. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const filters = readAccompanimentFilters(url.searchParams);
	const made = await exportAccompaniments(locals.app, staffOf(locals), filters);
	if (!made.ok) error(404, 'not-found');
	return new Response(made.value.csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="accompagnements-${made.value.month}.csv"`,
			'cache-control': 'no-store'
		}
	});
};
