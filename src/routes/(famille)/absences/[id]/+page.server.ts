import { error, fail, redirect } from '@sveltejs/kit';
import { justifyAbsenceInput } from '$lib/domain/absence/justify-absence.input';
import { readForm } from '$lib/forms/read-form';
import { soundIn } from '$lib/forms/sound-in';
import { listGivenAnswers } from '$lib/server/answers/list-given-answers';
import { justifyAbsence } from '$lib/server/absence/justify-absence';
import { cardOf } from '../../card-of';
import { guardianOf } from '../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const card = await cardOf(event, 'absence');
	const given = await listGivenAnswers(event.locals.app, guardianOf(event), card.itemId);
	return { card, given };
};

export const actions: Actions = {
	justify: async (event) => {
		const actor = guardianOf(event);
		const data = await event.request.formData();
		const form = readForm(justifyAbsenceInput, data);
		if (!form.ok) return fail(400, { code: Object.values(form.errors)[0]! });
		const { app } = event.locals;
		const voice = await soundIn(data);
		const result = await justifyAbsence(app, actor, event.params.id, form.input, voice);
		if (result.ok) redirect(303, `/absences/${event.params.id}`);
		if (result.error.code === 'absence.not-found') error(404, 'not-found');
		return fail(409, { code: result.error.code });
	}
};
