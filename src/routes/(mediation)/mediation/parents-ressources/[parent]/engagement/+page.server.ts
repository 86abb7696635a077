import { error } from '@sveltejs/kit';
import { canSeeResourceParents } from '$lib/domain/resource-parent/resource-parent.policy';
import { isReread } from '$lib/domain/shared/locale';
import { readCommitment } from '$lib/server/resource-parent/read-commitment';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = staffOf(locals);
	if (!canSeeResourceParents(actor)) error(404, 'not-found');
	const commitment = await readCommitment(locals.app, actor, params.parent);
	if (!commitment) error(404, 'not-found');
	return { commitment, id: params.parent, isReviewed: isReread(commitment.locale) };
};
