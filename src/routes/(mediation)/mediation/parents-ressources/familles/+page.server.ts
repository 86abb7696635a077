import { error } from '@sveltejs/kit';
import {
	assignInput,
	contactInput,
	faceToFaceInput
} from '$lib/domain/resource-parent/candidacy.input';
import { canPropose, canSeeContacts } from '$lib/domain/resource-parent/resource-parent.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { pickFamily } from '$lib/server/funnel/pick-family';
import { agreeFaceToFace } from '$lib/server/resource-parent/agree-to-be-contacted';
import { assignContact } from '$lib/server/resource-parent/assign-contact';
import { listContacts } from '$lib/server/resource-parent/list-contacts';
import { withdrawContact } from '$lib/server/resource-parent/withdraw-contact';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canSeeContacts(actor)) error(404, 'not-found');
	return {
		contacts: await listContacts(locals.app, actor),
		canPropose: canPropose(actor)
	};
};

export const actions: Actions = {
	confier: async ({ locals, request }) => {
		const form = readForm(assignInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { contact: contactId, to } = form.input;
		const input = { contactId, to: to === 'nobody' ? null : to };
		return answer(await assignContact(locals.app, staffOf(locals), input), (given) => ({
			key: `mediation-parents-ressources:done.${given.helper ? 'given' : 'taken'}`,
			params: { name: given.name, helper: given.helper ?? '' },
			undo: { action: 'confier', fields: { contact: contactId, to: given.before ?? 'nobody' } }
		}));
	},
	noter: async ({ locals, request }) => {
		const { app } = locals;
		const actor = staffOf(locals);
		const form = readForm(faceToFaceInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const picked = await pickFamily(app, actor, form.input);
		if (!picked.ok) return refused({ guardian: picked.error.code }, form.values);
		const input = { guardianId: picked.value.guardianId, wish: form.input.wish };
		return answer(await agreeFaceToFace(app, actor, input), ({ contactId, name }) => ({
			key: 'mediation-parents-ressources:done.agreed',
			params: { name },
			undo: { action: 'retirer', fields: { contact: contactId } }
		}));
	},
	retirer: async ({ locals, request }) => {
		const form = readForm(contactInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await withdrawContact(locals.app, staffOf(locals), form.input.contact), () => ({
			key: 'mediation-parents-ressources:done.withdrawn'
		}));
	}
};
