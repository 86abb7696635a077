import { error, redirect } from '@sveltejs/kit';
import { canKeepCatalogue } from '$lib/domain/catalogue/catalogue.policy';
import { saveEntryInput } from '$lib/domain/catalogue/save-entry.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { readEntry } from '$lib/server/catalogue/read-entry';
import { saveEntry } from '$lib/server/catalogue/save-entry';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canKeepCatalogue(actor)) error(404, 'not-found');
	return { network: (await readEntry(locals.app, actor, '')).network };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(saveEntryInput, await request.formData(), ['skills']);
		if (!form.ok) return refused(form.errors, form.values);
		const saved = await saveEntry(locals.app, staffOf(locals), null, form.input);
		if (saved.ok) redirect(303, '/mediation/ateliers/catalogue');
		return refused({ '': saved.error.code }, form.values);
	}
};
