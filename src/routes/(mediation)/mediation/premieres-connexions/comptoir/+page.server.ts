import { error, fail, redirect } from '@sveltejs/kit';
import { pickFamilyInput } from '$lib/domain/directory/pick-family.input';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { findFamilies } from '$lib/server/funnel/find-families';
import { pickFamily } from '$lib/server/funnel/pick-family';
import { readPresentMoment } from '$lib/server/moment/find-moment';
import { presentMomentOf } from '$lib/server/moment/present-cookie';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	return { present: await readPresentMoment(locals.app, actor, presentMomentOf(cookies)) };
};

export const actions: Actions = {
	/** Without a choice in the list: the one family that what was typed finds, or several to choose from. */
	default: async ({ locals: { app, ...locals }, request }) => {
		const actor = staffOf(locals);
		const form = readForm(pickFamilyInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const picked = await pickFamily(app, actor, form.input);
		if (picked.ok)
			redirect(303, `/mediation/premieres-connexions/comptoir/${picked.value.guardianId}`);
		const typed = form.input['guardian-typed'] ?? '';
		const found = await findFamilies(app, actor, typed);
		return fail(400, { errors: { guardian: picked.error.code }, values: form.values, found });
	}
};
