import { error } from '@sveltejs/kit';
import { composeHomeworkInput } from '$lib/domain/homework/compose-homework.input';
import { canComposeHomework } from '$lib/domain/homework/homework.policy';
import { refused } from '$lib/forms/answer';
import { written } from '$lib/forms/compose-answer';
import { readForm } from '$lib/forms/read-form';
import { composeHomework } from '$lib/server/compose/compose-homework';
import { canSimplify } from '$lib/server/translation/simplify-text';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canComposeHomework(actor)) error(404, 'not-found');
	return { simplifies: await canSimplify(locals.app, actor) };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(composeHomeworkInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const result = await composeHomework(locals.app, staffOf(locals), form.input);
		if (!result.ok && result.error.code === 'homework.due-too-soon') {
			return refused({ dueOn: result.error.code }, form.values);
		}
		if (!result.ok && result.error.code === 'homework.flagged') {
			return { flags: result.error.flags, values: form.values };
		}
		return written(result, form.values, '/mediation/messages');
	}
};
