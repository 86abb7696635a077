import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { answerQuestionInput } from '$lib/domain/equipment/answer-question.input';
import { answersTo, isQuestion } from '$lib/domain/equipment/diagnosis';
import { questionsOf } from '$lib/domain/equipment/next-question';
import { answerQuestion } from '$lib/server/equipment/answer-question';
import { readOwnEquipment } from '$lib/server/equipment/read-own-equipment';
import { guardianOf } from '../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { question } = event.params;
	if (!isQuestion(question)) error(404, 'not-found');
	const own = await readOwnEquipment(event.locals.app, guardianOf(event));
	if (!own) redirect(303, '/');
	const asked = questionsOf(own.diagnosis);
	const place = asked.indexOf(question);
	// Nobody shares a device that is not there.
	if (place < 0) redirect(303, '/materiel');
	return {
		question,
		answers: answersTo(question),
		given: own.diagnosis[question] ?? null,
		place,
		total: asked.length,
		back: place === 0 ? '/materiel' : `/materiel/${asked[place - 1]}`
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = guardianOf(event);
		const answer = (await event.request.formData()).get('answer');
		const given = v.safeParse(answerQuestionInput, { question: event.params.question, answer });
		if (!given.success) return fail(400, { code: 'unknown' });
		const kept = await answerQuestion(event.locals.app, actor, given.output);
		if (!kept.ok) redirect(303, '/');
		redirect(303, kept.value.next ? `/materiel/${kept.value.next}` : '/materiel');
	}
};
