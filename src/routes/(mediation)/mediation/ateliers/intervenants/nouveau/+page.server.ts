import { error, redirect } from '@sveltejs/kit';
import { canKeepPool } from '$lib/domain/facilitator/facilitator.policy';
import { saveFacilitatorInput } from '$lib/domain/facilitator/save-facilitator.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listFacilitators } from '$lib/server/facilitator/list-facilitators';
import { saveFacilitator } from '$lib/server/facilitator/save-facilitator';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canKeepPool(actor)) error(404, 'not-found');
	return { network: (await listFacilitators(locals.app, actor)).network };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const lists = ['locales', 'themes'];
		const form = readForm(saveFacilitatorInput, await request.formData(), lists);
		if (!form.ok) return refused(form.errors, form.values);
		const saved = await saveFacilitator(locals.app, staffOf(locals), null, form.input);
		if (saved.ok) redirect(303, '/mediation/ateliers/intervenants');
		return refused({ '': saved.error.code }, form.values);
	}
};
