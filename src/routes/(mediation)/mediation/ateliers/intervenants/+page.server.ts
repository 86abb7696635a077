import { error } from '@sveltejs/kit';
import { FACILITATOR_FIELDS } from '$lib/domain/facilitator/facilitator';
import { canKeepPool } from '$lib/domain/facilitator/facilitator.policy';
import { facilitatorInput } from '$lib/domain/facilitator/save-facilitator.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listFacilitators } from '$lib/server/facilitator/list-facilitators';
import { retireFacilitator } from '$lib/server/facilitator/save-facilitator';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canKeepPool(actor)) error(404, 'not-found');
	const { pool } = await listFacilitators(locals.app, actor);
	const asked = url.searchParams.get('domaine');
	const field = FACILITATOR_FIELDS.find((one) => one === asked) ?? null;
	return {
		field,
		fields: FACILITATOR_FIELDS.filter((one) => pool.some((person) => person.field === one)),
		pool: pool.filter((person) => field === null || person.field === field),
		isEmpty: pool.length === 0
	};
};

export const actions: Actions = {
	retirer: async ({ locals, request }) => {
		const form = readForm(facilitatorInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { facilitator } = form.input;
		return answer(await retireFacilitator(locals.app, staffOf(locals), facilitator), (done) => ({
			key: 'mediation-intervenants:done.retired',
			params: { name: done.name },
			undo: { action: 'remettre', fields: { facilitator } }
		}));
	},
	remettre: async ({ locals, request }) => {
		const form = readForm(facilitatorInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { facilitator } = form.input;
		const back = await retireFacilitator(locals.app, staffOf(locals), facilitator, false);
		return answer(back, (done) => ({
			key: 'mediation-intervenants:done.restored',
			params: { name: done.name }
		}));
	}
};
