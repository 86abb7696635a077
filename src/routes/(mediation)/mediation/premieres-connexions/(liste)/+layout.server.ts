import { error } from '@sveltejs/kit';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { readGuardianFilters } from '$lib/domain/funnel/list-guardians.input';
import { countSteps } from '$lib/server/funnel/count-steps';
import { listGuardians } from '$lib/server/funnel/list-guardians';
import { listWorkChoices } from '$lib/server/funnel/list-work-choices';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { LayoutServerLoad } from './$types';

/** The list stays while cards open beside it: only its filters load it again. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	const filters = readGuardianFilters(url.searchParams);
	return {
		filters,
		me: actor.staffId,
		counts: await countSteps(locals.app, actor, filters),
		guardians: await listGuardians(locals.app, actor, filters),
		choices: await listWorkChoices(locals.app, actor)
	};
};
