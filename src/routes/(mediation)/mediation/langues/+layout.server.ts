import { error } from '@sveltejs/kit';
import { canOpenTranslations } from '$lib/domain/translation/translation.policy';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { countToReview } from '$lib/server/translation/list-translations';
import type { LayoutServerLoad } from './$types';

/** What waits for a reviewer is told on every page of the place. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canOpenTranslations(actor)) error(404, 'not-found');
	return { toReview: await countToReview(locals.app, actor) };
};
