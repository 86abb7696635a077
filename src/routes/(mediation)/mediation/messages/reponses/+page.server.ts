import { error } from '@sveltejs/kit';
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
		return answer(await takeAnswerIn(locals.app, staffOf(locals), input), () => ({
			key: `mediation-messages:answers.done-${done}`,
			undo: { action: 'traiter', fields: { answer: answerId, done: done === 'yes' ? 'no' : 'yes' } }
		}));
	}
};
