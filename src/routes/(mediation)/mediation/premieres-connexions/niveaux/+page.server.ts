import { error } from '@sveltejs/kit';
import { LEVELS } from '$lib/domain/directory/level';
import { readLevels } from '$lib/domain/directory/set-levels.input';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { answer } from '$lib/forms/answer';
import { listLevels } from '$lib/server/directory/list-levels';
import { setLevels } from '$lib/server/directory/set-levels';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	return { divisions: await listLevels(locals.app, actor), levels: LEVELS };
};

export const actions: Actions = {
	poser: async ({ locals, request }) => {
		const levels = readLevels(await request.formData());
		return answer(await setLevels(locals.app, staffOf(locals), levels), (changed) => ({
			key: 'mediation-chiffres:levels.done',
			params: { count: changed.length },
			...(changed.length > 0 && {
				undo: {
					action: 'poser',
					fields: Object.fromEntries(changed.map((one) => [one.divisionId, one.before ?? '']))
				}
			})
		}));
	}
};
