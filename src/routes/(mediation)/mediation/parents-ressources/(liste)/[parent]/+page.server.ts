import { error } from '@sveltejs/kit';
import { decisionInput, endInput } from '$lib/domain/resource-parent/candidacy.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import {
	decideResourceParent,
	undoResourceParentDecision
} from '$lib/server/resource-parent/decide-resource-parent';
import { endResourceParent } from '$lib/server/resource-parent/end-resource-parent';
import { giveWayIn } from '$lib/server/resource-parent/give-way-in';
import { readResourceParent } from '$lib/server/resource-parent/read-resource-parent';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const card = await readResourceParent(locals.app, staffOf(locals), params.parent);
	if (!card) error(404, 'not-found');
	return { card };
};

export const actions: Actions = {
	decider: async ({ locals, params, request }) => {
		const form = readForm(decisionInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { decision } = form.input;
		const decided = await decideResourceParent(
			locals.app,
			staffOf(locals),
			params.parent,
			decision
		);
		return answer(decided, ({ name }) => ({
			key: `mediation-parents-ressources:done.${decision}`,
			params: { name },
			undo: { action: 'annuler', fields: {} }
		}));
	},
	annuler: async ({ locals, params }) =>
		answer(
			await undoResourceParentDecision(locals.app, staffOf(locals), params.parent),
			({ name }) => ({ key: 'mediation-parents-ressources:done.undone', params: { name } })
		),
	lien: async ({ locals, params }) => {
		const given = await giveWayIn(locals.app, staffOf(locals), params.parent);
		const said = answer(given, () => ({ key: 'mediation-parents-ressources:done.link' }));
		return given.ok ? { ...said, wayIn: given.value } : said;
	},
	terminer: async ({ locals, params, request }) => {
		const form = readForm(endInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { reason } = form.input;
		return answer(
			await endResourceParent(locals.app, staffOf(locals), params.parent, reason),
			({ name }) => ({ key: 'mediation-parents-ressources:done.ended', params: { name } })
		);
	}
};
