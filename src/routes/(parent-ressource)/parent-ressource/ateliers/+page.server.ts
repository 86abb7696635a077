import { redirect } from '@sveltejs/kit';
import { inviteInput } from '$lib/domain/resource-parent/candidacy.input';
import { readForm } from '$lib/forms/read-form';
import { listOwnWorkshops } from '$lib/server/resource-parent/list-own-workshops';
import { planInvitation } from '$lib/server/resource-parent/plan-invitation';
import { activeMissionOf, volunteerOf } from '../mission-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { school } = await activeMissionOf(event);
	return {
		school,
		workshops: await listOwnWorkshops(event.locals.app, volunteerOf(event.locals))
	};
};

export const actions: Actions = {
	/** It is the next thing to do: she is shown it there. */
	invite: async ({ locals, request }) => {
		const form = readForm(inviteInput, await request.formData());
		if (!form.ok) redirect(303, '/parent-ressource/ateliers');
		const { contact: contactId, workshop: itemId } = form.input;
		await planInvitation(locals.app, volunteerOf(locals), { contactId, itemId });
		redirect(303, '/parent-ressource');
	}
};
