import { error } from '@sveltejs/kit';
import { exportInventory } from '$lib/server/equipment/export-inventory';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** The inventory, with who has what. */
export const GET: RequestHandler = async ({ locals }) => {
	const made = await exportInventory(locals.app, staffOf(locals));
	if (!made.ok) error(404, 'not-found');
	return new Response(made.value, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="inventaire.csv"',
			'cache-control': 'no-store'
		}
	});
};
