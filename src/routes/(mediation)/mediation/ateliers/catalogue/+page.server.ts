import { error } from '@sveltejs/kit';
import { canKeepCatalogue } from '$lib/domain/catalogue/catalogue.policy';
import { entryInput } from '$lib/domain/catalogue/save-entry.input';
import { isStartingCode } from '$lib/domain/catalogue/starting-entries';
import { canRunWorkshops } from '$lib/domain/workshop/workshop.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listEntries } from '$lib/server/catalogue/list-entries';
import { retireEntry } from '$lib/server/catalogue/retire-entry';
import { addStartingEntry } from '$lib/server/catalogue/save-entry';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canKeepCatalogue(actor)) error(404, 'not-found');
	return { catalogue: await listEntries(locals.app, actor), canRun: canRunWorkshops(actor) };
};

export const actions: Actions = {
	ajouter: async ({ locals, request }) => {
		const code = (await request.formData()).get('code');
		if (!isStartingCode(code)) return refused({ '': 'catalogue.not-found' });
		return answer(await addStartingEntry(locals.app, staffOf(locals), code), ({ id }) => ({
			key: 'mediation-catalogue:done.added',
			undo: { action: 'retirer', fields: { entry: id } }
		}));
	},
	retirer: async ({ locals, request }) => {
		const form = readForm(entryInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { entry } = form.input;
		return answer(await retireEntry(locals.app, staffOf(locals), entry), ({ title }) => ({
			key: 'mediation-catalogue:done.retired',
			params: { title },
			undo: { action: 'remettre', fields: { entry } }
		}));
	},
	remettre: async ({ locals, request }) => {
		const form = readForm(entryInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const back = await retireEntry(locals.app, staffOf(locals), form.input.entry, false);
		return answer(back, ({ title }) => ({
			key: 'mediation-catalogue:done.restored',
			params: { title }
		}));
	}
};
