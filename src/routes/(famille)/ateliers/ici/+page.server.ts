import { fail, redirect } from '@sveltejs/kit';
import { checkInFamily } from '$lib/server/workshop/check-in';
import { guardianOf } from '../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

/** Opens nothing: who is not signed in is led to the first connection, like anywhere. */
export const load: PageServerLoad = (event) => {
	guardianOf(event);
};

export const actions: Actions = {
	here: async (event) => {
		const actor = guardianOf(event);
		const key = String((await event.request.formData()).get('key') ?? '');
		const result = await checkInFamily(event.locals.app, actor, key);
		if (result.ok) redirect(303, `/ateliers/${result.value.itemId}`);
		return fail(409, { code: result.error.code });
	}
};
