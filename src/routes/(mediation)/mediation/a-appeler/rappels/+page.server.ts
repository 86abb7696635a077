import { error } from '@sveltejs/kit';
import { CONTRARY } from '$lib/domain/help/callback';
import { stepCallbackInput } from '$lib/domain/help/step-callback.input';
import { canCall } from '$lib/domain/ladder/ladder.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listCallbacks } from '$lib/server/help/list-callbacks';
import { stepCallback } from '$lib/server/help/step-callback';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canCall(actor)) error(404, 'not-found');
	return { callbacks: await listCallbacks(locals.app, actor) };
};

export const actions: Actions = {
	etape: async ({ locals, request }) => {
		const form = readForm(stepCallbackInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { callback, step } = form.input;
		const stepped = await stepCallback(locals.app, staffOf(locals), callback, step);
		// Who comes second is told who was first; nothing is wrong with what they did.
		if (!stepped.ok && stepped.error.code === 'callback.taken') {
			const { by } = stepped.error;
			return { done: { key: 'mediation-rappeler:done.taken', params: { name: by } } };
		}
		return answer(stepped, ({ name }) => ({
			key: `mediation-rappeler:done.${step}`,
			params: { name },
			undo:
				step === 'reopen'
					? undefined
					: { action: 'etape', fields: { callback, step: CONTRARY[step] } }
		}));
	}
};
