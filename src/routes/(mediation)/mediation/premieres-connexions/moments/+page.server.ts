import { error, redirect } from '@sveltejs/kit';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { momentInput } from '$lib/domain/moment/moment.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { createMoment } from '$lib/server/moment/keep-moment';
import { listMoments } from '$lib/server/moment/list-moments';
import { presentMomentOf, settlePresentMoment } from '$lib/server/moment/present-cookie';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

const MOMENTS = '/mediation/premieres-connexions/moments';

export const load: PageServerLoad = async ({ locals, cookies }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	const { moments, today } = await listMoments(locals.app, actor);
	return { moments, today, present: presentMomentOf(cookies) };
};

export const actions: Actions = {
	/** Makes a moment, and settles this desk there. */
	default: async ({ locals, request, cookies }) => {
		const form = readForm(momentInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const made = await createMoment(locals.app, staffOf(locals), form.input);
		if (!made.ok) return refused({ '': made.error.code }, form.values);
		settlePresentMoment(cookies, made.value.momentId);
		redirect(303, `${MOMENTS}/${made.value.momentId}?fait=created`);
	}
};
