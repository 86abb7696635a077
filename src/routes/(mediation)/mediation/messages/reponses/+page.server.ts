import { error, redirect } from '@sveltejs/kit';
import { takeAnswerInInput } from '$lib/domain/message/take-answer-in.input';
import { canReadAnswers } from '$lib/domain/message/message.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { countWaitingAnswers, listAnswers } from '$lib/server/compose/list-answers';
import { takeAnswerIn } from '$lib/server/compose/take-answer-in';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canReadAnswers(actor)) error(404, 'not-found');
	return {
		answers: await listAnswers(locals.app, actor),
		waiting: await countWaitingAnswers(locals.app, actor)
	};
};

export const actions: Actions = {
	traiter: async ({ locals, request }) => {
		const form = readForm(takeAnswerInInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { answer: answerId, done } = form.input;
		const input = { answerId, isTakenIn: done === 'yes' };
		const actor = staffOf(locals);
		const result = await takeAnswerIn(locals.app, actor, input);
		// This page is the office's: whoever wrote the message came from the page of the message.
		if (result.ok && !canReadAnswers(actor)) {
			redirect(303, `/mediation/messages/${result.value.itemId}#reponses`);
		}
		return answer(result, () => ({
			key: `mediation-messages:answers.done-${done}`,
			undo: { action: 'traiter', fields: { answer: answerId, done: done === 'yes' ? 'no' : 'yes' } }
		}));
	}
};
