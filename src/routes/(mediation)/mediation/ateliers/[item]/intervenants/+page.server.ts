import { error } from '@sveltejs/kit';
import { facilitatorInput } from '$lib/domain/facilitator/save-facilitator.input';
import { canRunWorkshops } from '$lib/domain/workshop/workshop.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { inviteFacilitator, withdrawInvitation } from '$lib/server/facilitator/invite-facilitator';
import { readInviting } from '$lib/server/facilitator/read-inviting';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Done } from '$lib/ui/mediation/done';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = staffOf(locals);
	const inviting = await readInviting(locals.app, actor, params.item);
	if (!canRunWorkshops(actor) || !inviting) error(404, 'not-found');
	return { inviting };
};

export const actions: Actions = {
	inviter: async ({ locals, params, request }) => {
		const form = readForm(facilitatorInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { app } = locals;
		const { facilitator } = form.input;
		const made = await inviteFacilitator(app, staffOf(locals), params.item, facilitator);
		if (!made.ok) return answer(made, () => ({ key: '' }));
		const done: Done = {
			key: 'mediation-intervenants:done.invited',
			params: { name: made.value.name },
			undo: { action: 'reprendre', fields: { facilitator } }
		};
		return { done, invitation: made.value };
	},
	reprendre: async ({ locals, params, request }) => {
		const form = readForm(facilitatorInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { facilitator } = form.input;
		const actor = staffOf(locals);
		const taken = await withdrawInvitation(locals.app, actor, params.item, facilitator);
		return answer(taken, () => ({
			key: 'mediation-intervenants:done.withdrawn',
			undo: { action: 'redonner', fields: { facilitator } }
		}));
	},
	redonner: async ({ locals, params, request }) => {
		const form = readForm(facilitatorInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { facilitator } = form.input;
		const actor = staffOf(locals);
		const back = await withdrawInvitation(locals.app, actor, params.item, facilitator, false);
		return answer(back, () => ({ key: 'mediation-intervenants:done.stands' }));
	}
};
