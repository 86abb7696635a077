import { error, redirect } from '@sveltejs/kit';
import { canKeepPool } from '$lib/domain/facilitator/facilitator.policy';
import { saveFacilitatorInput } from '$lib/domain/facilitator/save-facilitator.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listFacilitators } from '$lib/server/facilitator/list-facilitators';
import { saveFacilitator } from '$lib/server/facilitator/save-facilitator';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = staffOf(locals);
	const { pool, network } = await listFacilitators(locals.app, actor);
	const person = pool.find(({ id, isOwn }) => isOwn && id === params.facilitator);
	if (!canKeepPool(actor) || !person) error(404, 'not-found');
	return { person, network };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const lists = ['locales', 'themes'];
		const form = readForm(saveFacilitatorInput, await request.formData(), lists);
		if (!form.ok) return refused(form.errors, form.values);
		const actor = staffOf(locals);
		const { pool } = await listFacilitators(locals.app, actor);
		// The key comes from the address: one that is no key is nobody's.
		if (!pool.some(({ id }) => id === params.facilitator)) error(404, 'not-found');
		const saved = await saveFacilitator(locals.app, actor, params.facilitator, form.input);
		if (saved.ok) redirect(303, '/mediation/ateliers/intervenants');
		return refused({ '': saved.error.code }, form.values);
	}
};
