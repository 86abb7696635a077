import { redirect } from '@sveltejs/kit';
import { availabilitiesInput } from '$lib/domain/resource-parent/candidacy.input';
import { readForm } from '$lib/forms/read-form';
import { endOwnMission } from '$lib/server/resource-parent/end-resource-parent';
import { chooseAvailabilities } from '$lib/server/resource-parent/settle-own-mission';
import { clearStaffCookie, closeStaffSession } from '$lib/server/sign-in/staff-session';
import { activeMissionOf, volunteerOf } from '../mission-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { adviser, availabilities } = await activeMissionOf(event);
	return { adviser, availabilities, isSaved: event.url.searchParams.has('garde') };
};

export const actions: Actions = {
	quand: async ({ locals, request }) => {
		const form = readForm(availabilitiesInput, await request.formData(), ['availabilities']);
		if (form.ok) {
			await chooseAvailabilities(locals.app, volunteerOf(locals), form.input.availabilities);
		}
		redirect(303, '/parent-ressource/moi?garde');
	},
	sortir: async ({ locals, cookies }) => {
		await closeStaffSession(locals.app, volunteerOf(locals));
		clearStaffCookie(cookies);
		redirect(303, '/parent-ressource/lien');
	},
	arreter: async ({ locals, cookies }) => {
		await endOwnMission(locals.app, volunteerOf(locals));
		clearStaffCookie(cookies);
		redirect(303, '/parent-ressource/fin');
	}
};
