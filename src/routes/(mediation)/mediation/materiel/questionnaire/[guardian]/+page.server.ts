import { error } from '@sveltejs/kit';
import { fillDiagnosisInput, undoDiagnosisInput } from '$lib/domain/equipment/fill-diagnosis.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { fillDiagnosis, undoDiagnosis } from '$lib/server/equipment/fill-diagnosis';
import { readFamilyEquipment } from '$lib/server/equipment/read-family-equipment';
import { writeQuestionnaire } from '$lib/server/equipment/write-questionnaire';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = staffOf(locals);
	const family = await readFamilyEquipment(locals.app, actor, params.guardian);
	if (!family) error(404, 'not-found');
	return {
		family,
		questionnaire: await writeQuestionnaire(locals.app, actor, family.locale),
		isPaper: url.searchParams.has('papier'),
		key: crypto.randomUUID()
	};
};

export const actions: Actions = {
	remplir: async ({ locals, params, request }) => {
		const form = readForm(fillDiagnosisInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const filled = await fillDiagnosis(locals.app, staffOf(locals), params.guardian, form.input);
		return answer(filled, ({ name, diagnosisId }) => ({
			key: 'mediation-materiel:done.filled',
			params: { name },
			undo: { action: 'effacer', fields: { diagnosis: diagnosisId } }
		}));
	},
	effacer: async ({ locals, request }) => {
		const form = readForm(undoDiagnosisInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { diagnosis } = form.input;
		return answer(await undoDiagnosis(locals.app, staffOf(locals), diagnosis), () => ({
			key: 'mediation-materiel:done.fill-undone'
		}));
	}
};
