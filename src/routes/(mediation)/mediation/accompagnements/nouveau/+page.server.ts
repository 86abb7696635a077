import { error, redirect } from '@sveltejs/kit';
import { readAccompanimentForm } from '$lib/forms/accompaniment-form';
import { enterPeople } from '$lib/server/accompaniment/enter-accompaniment';
import { readQuickEntry } from '$lib/server/accompaniment/read-quick-entry';
import { recordAccompaniment } from '$lib/server/accompaniment/record-accompaniment';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { formAgain } from '../form-again';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const entry = await readQuickEntry(locals.app, staffOf(locals), {
		guardians: url.searchParams.getAll('famille'),
		people: url.searchParams.getAll('personne')
	});
	if (!entry) error(404, 'not-found');
	return { entry };
};

export const actions: Actions = {
	default: async ({ locals: { app, ...locals }, request }) => {
		const actor = staffOf(locals);
		const form = readAccompanimentForm(await request.formData());
		const again = (errors: Record<string, string>) => formAgain(app, actor, form, errors);
		if (!form.input) return again(form.errors);
		const entered = await enterPeople(app, actor, form.input, form);
		if (!entered.ok) return again({ [entered.error.field]: entered.error.code });
		const { input, newPeople } = entered.value;
		const done = await recordAccompaniment(app, actor, input, newPeople);
		if (!done.ok) return again({ [done.error.field]: done.error.code });
		redirect(303, `/mediation/accompagnements?note=${done.value.accompanimentId}`);
	}
};
