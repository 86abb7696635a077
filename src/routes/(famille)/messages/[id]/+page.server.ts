import { error, fail, redirect } from '@sveltejs/kit';
import { answerMessageInput } from '$lib/domain/message/answer-message.input';
import { readForm } from '$lib/forms/read-form';
import { soundIn } from '$lib/forms/sound-in';
import { answerMessage } from '$lib/server/answers/answer-message';
import { listGivenAnswers } from '$lib/server/answers/list-given-answers';
import { cardOf } from '../../card-of';
import { guardianOf } from '../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const card = await cardOf(event, 'message');
	const given = await listGivenAnswers(event.locals.app, guardianOf(event), card.itemId);
	return { card, given };
};

export const actions: Actions = {
	answer: async (event) => {
		const { app } = event.locals;
		const actor = guardianOf(event);
		const data = await event.request.formData();
		const form = readForm(answerMessageInput, data);
		if (!form.ok) return fail(400, { code: Object.values(form.errors)[0]! });
		const voice = await soundIn(data);
		const result = await answerMessage(app, actor, event.params.id, form.input, voice);
		if (result.ok) redirect(303, `/messages/${event.params.id}`);
		if (result.error.code === 'message.not-found') error(404, 'not-found');
		return fail(409, { code: result.error.code });
	}
};
