import { redirect } from '@sveltejs/kit';
import { actionInput, outcomeInput } from '$lib/domain/resource-parent/candidacy.input';
import { readForm } from '$lib/forms/read-form';
import { listOwnActions } from '$lib/server/resource-parent/list-own-actions';
import { noteOutcome, takeOutcomeBack } from '$lib/server/resource-parent/note-outcome';
import { activeMissionOf, volunteerOf } from './mission-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { firstName, school } = await activeMissionOf(event);
	const actions = await listOwnActions(event.locals.app, volunteerOf(event.locals));
	return { firstName, school, ...actions };
};

/** A tap on what is gone (withdrawn meanwhile, or noted in another tab) shows the page as it is now. */
export const actions: Actions = {
	outcome: async ({ locals, request }) => {
		const form = readForm(outcomeInput, await request.formData());
		if (form.ok) {
			const { action: actionId, outcome } = form.input;
			await noteOutcome(locals.app, volunteerOf(locals), { actionId, outcome });
		}
		redirect(303, '/parent-ressource');
	},
	undo: async ({ locals, request }) => {
		const form = readForm(actionInput, await request.formData());
		if (form.ok) await takeOutcomeBack(locals.app, volunteerOf(locals), form.input.action);
		redirect(303, '/parent-ressource');
	}
};
