import { error } from '@sveltejs/kit';
import { canSettleHelp } from '$lib/domain/help/person.policy';
import { personInput } from '$lib/domain/help/save-person.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listPeople, putFirst, takeOffPerson } from '$lib/server/help/settle-people';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canSettleHelp(actor)) error(404, 'not-found');
	return { people: await listPeople(locals.app, actor) };
};

export const actions: Actions = {
	premier: async ({ locals, request }) => {
		const form = readForm(personInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await putFirst(locals.app, staffOf(locals), form.input.person), () => ({
			key: 'mediation-aide:done.first'
		}));
	},
	retirer: async ({ locals, request }) => {
		const form = readForm(personInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { person } = form.input;
		return answer(await takeOffPerson(locals.app, staffOf(locals), person), ({ name }) => ({
			key: 'mediation-aide:done.off',
			params: { name },
			undo: { action: 'remettre', fields: { person } }
		}));
	},
	remettre: async ({ locals, request }) => {
		const form = readForm(personInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const back = await takeOffPerson(locals.app, staffOf(locals), form.input.person, false);
		return answer(back, ({ name }) => ({ key: 'mediation-aide:done.back', params: { name } }));
	}
};
