import { error, fail, redirect } from '@sveltejs/kit';
import { justifyAbsenceInput } from '$lib/domain/absence/justify-absence.input';
import { readForm } from '$lib/forms/read-form';
import { justifyAbsence } from '$lib/server/absence/justify-absence';
import { cardOf } from '../../card-of';
import { guardianOf } from '../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ card: await cardOf(event, 'absence') });

export const actions: Actions = {
	justify: async (event) => {
		const actor = guardianOf(event);
		const form = readForm(justifyAbsenceInput, await event.request.formData());
		if (!form.ok) return fail(400, { code: Object.values(form.errors)[0]! });
		const result = await justifyAbsence(event.locals.app, actor, event.params.id, form.input);
		if (result.ok) redirect(303, `/absences/${event.params.id}`);
		if (result.error.code === 'absence.not-found') error(404, 'not-found');
		return fail(409, { code: result.error.code });
	}
};
