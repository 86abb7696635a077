import { error, redirect } from '@sveltejs/kit';
import { canSettleHelp } from '$lib/domain/help/person.policy';
import { savePersonInput } from '$lib/domain/help/save-person.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { pictureOf } from '$lib/server/help/read-person-form';
import { savePerson } from '$lib/server/help/settle-people';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!canSettleHelp(staffOf(locals))) error(404, 'not-found');
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const data = await request.formData();
		const form = readForm(savePersonInput, data, ['locales']);
		if (!form.ok) return refused(form.errors, form.values);
		const picture = await pictureOf(data);
		if (!picture.ok) return refused({ picture: picture.error.code }, form.values);
		const actor = staffOf(locals);
		const saved = await savePerson(locals.app, actor, null, form.input, picture.value);
		if (saved.ok) redirect(303, '/mediation/ecole/aide');
		return refused({ '': saved.error.code }, form.values);
	}
};
