import { error } from '@sveltejs/kit';
import { canSeeNetwork } from '$lib/domain/network/network.policy';
import { readFigures } from '$lib/server/network/read-figures';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canSeeNetwork(actor)) error(404, 'not-found');
	const read = await readFigures(locals.app, actor);
	return { figures: read.ok ? read.value : null };
};
