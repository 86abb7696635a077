import { error } from '@sveltejs/kit';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { listClassSheets } from '$lib/server/class-sheet/list-class-sheets';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	return { classes: await listClassSheets(locals.app, actor) };
};
