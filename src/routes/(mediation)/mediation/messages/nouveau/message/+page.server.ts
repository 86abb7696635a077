import { error } from '@sveltejs/kit';
import { composeMessageInput } from '$lib/domain/message/compose-message.input';
import { canComposeMessage } from '$lib/domain/message/message.policy';
import { refused } from '$lib/forms/answer';
import { written } from '$lib/forms/compose-answer';
import { readForm } from '$lib/forms/read-form';
import { composeMessage } from '$lib/server/compose/compose-message';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!canComposeMessage(staffOf(locals), 'pupil')) error(404, 'not-found');
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(composeMessageInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const result = await composeMessage(locals.app, staffOf(locals), form.input);
		return written(result, form.values, '/mediation/messages');
	}
};
