import { error } from '@sveltejs/kit';
import { answer } from '$lib/forms/answer';
import { readItem } from '$lib/server/compose/read-item';
import { restoreItem } from '$lib/server/compose/restore-item';
import { takeBackItem } from '$lib/server/compose/take-back-item';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const said = await readItem(locals.app, staffOf(locals), params.item);
	if (!said) error(404, 'not-found');
	return { said };
};

export const actions: Actions = {
	retirer: async ({ locals, params }) =>
		answer(await takeBackItem(locals.app, staffOf(locals), params.item), ({ how }) => ({
			key: `mediation-messages:done.${how}`,
			undo: how !== 'with-a-sentence' ? { action: 'remettre', fields: {} } : undefined
		})),
	remettre: async ({ locals, params }) =>
		answer(await restoreItem(locals.app, staffOf(locals), params.item), () => ({
			key: 'mediation-messages:done.restored',
			undo: { action: 'retirer', fields: {} }
		}))
};
