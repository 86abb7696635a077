import { error } from '@sveltejs/kit';
import { recordAbsenceInput } from '$lib/domain/absence/record-absence.input';
import { canRecordAbsence } from '$lib/domain/absence/record-absence.policy';
import { refused } from '$lib/forms/answer';
import { written } from '$lib/forms/compose-answer';
import { readForm } from '$lib/forms/read-form';
import { urgentAsked } from '$lib/forms/urgent-asked';
import { recordAbsence } from '$lib/server/compose/record-absence';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { countDisturbed } from '$lib/server/urgent/count-disturbed';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!canRecordAbsence(staffOf(locals))) error(404, 'not-found');
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { app } = locals;
		const actor = staffOf(locals);
		const form = readForm(recordAbsenceInput, await request.formData());
		const urgent = urgentAsked(actor, form);
		if (urgent.answer) return urgent.answer;
		if (!form.ok) return refused(form.errors, form.values);
		if (urgent.step === 'ask') {
			const disturbed = await countDisturbed(app, actor, { pupilId: form.input.pupil });
			return { disturbed, values: form.values };
		}
		const result = await recordAbsence(app, actor, form.input, urgent.reason);
		return written(result, form.values, '/mediation/messages');
	}
};
