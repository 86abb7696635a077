import { error } from '@sveltejs/kit';
import { canAccompany } from '$lib/domain/accompaniment/accompaniment.policy';
import { readAccompanimentFilters } from '$lib/domain/accompaniment/list-accompaniments.input';
import { listAccompaniments } from '$lib/server/accompaniment/list-accompaniments';
import { readJustNoted } from '$lib/server/accompaniment/read-just-noted';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { LayoutServerLoad } from './$types';

/** The list stays while cards open beside it: only its filters load it again. */
export const load: LayoutServerLoad = async ({ locals: { app, ...locals }, url }) => {
	const actor = staffOf(locals);
	if (!canAccompany(actor)) error(404, 'not-found');
	const filters = readAccompanimentFilters(url.searchParams);
	return {
		filters,
		list: await listAccompaniments(app, actor, filters),
		noted: await readJustNoted(app, actor, url.searchParams.get('note'))
	};
};
