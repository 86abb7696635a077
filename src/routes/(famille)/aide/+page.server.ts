import { error, fail, redirect } from '@sveltejs/kit';
import { askCallbackInput, sayInterpreterInput } from '$lib/domain/help/ask-callback.input';
import { readForm } from '$lib/forms/read-form';
import { askCallback, sayInterpreter } from '$lib/server/help/ask-callback';
import { readHelp } from '$lib/server/help/read-help';
import { readOffers } from '$lib/server/resource-parent/read-offer';
import { guardianOf } from '../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	helps: await readHelp(event.locals.app, guardianOf(event)),
	offers: await readOffers(event.locals.app, guardianOf(event))
});

export const actions: Actions = {
	call: async (event) => {
		const actor = guardianOf(event);
		const form = readForm(askCallbackInput, await event.request.formData());
		if (!form.ok) error(404, 'not-found');
		const { school, moment } = form.input;
		const result = await askCallback(event.locals.app, actor, school, moment);
		if (result.ok) redirect(303, '/aide');
		if (result.error.code === 'help.unknown-school') error(404, 'not-found');
		return fail(409, { code: result.error.code });
	},
	interpreter: async (event) => {
		const actor = guardianOf(event);
		const form = readForm(sayInterpreterInput, await event.request.formData());
		if (!form.ok) error(404, 'not-found');
		const { school, interpreter } = form.input;
		const said = await sayInterpreter(event.locals.app, actor, school, interpreter === 'yes');
		if (!said.ok) error(404, 'not-found');
		redirect(303, '/aide');
	}
};
