import { error } from '@sveltejs/kit';
import { recordAbsenceInput } from '$lib/domain/absence/record-absence.input';
import { canRecordAbsence } from '$lib/domain/absence/record-absence.policy';
import { refused } from '$lib/forms/answer';
import { written } from '$lib/forms/compose-answer';
import { readForm } from '$lib/forms/read-form';
import { recordAbsence } from '$lib/server/compose/record-absence';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!canRecordAbsence(staffOf(locals))) error(404, 'not-found');
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(recordAbsenceInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const result = await recordAbsence(locals.app, staffOf(locals), form.input);
		return written(result, form.values, '/mediation/messages');
	}
};
