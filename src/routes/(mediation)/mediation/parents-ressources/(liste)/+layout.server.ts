import { error } from '@sveltejs/kit';
import {
	canPropose,
	canSeeResourceParents
} from '$lib/domain/resource-parent/resource-parent.policy';
import { countToGive } from '$lib/server/resource-parent/count-to-give';
import { listResourceParents } from '$lib/server/resource-parent/list-resource-parents';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { LayoutServerLoad } from './$types';

/** The list stays while cards open beside it. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canSeeResourceParents(actor)) error(404, 'not-found');
	return {
		people: await listResourceParents(locals.app, actor),
		toGive: await countToGive(locals.app, actor),
		canPropose: canPropose(actor)
	};
};
