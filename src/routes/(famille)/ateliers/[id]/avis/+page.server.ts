import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { followUpSchema } from '$lib/domain/workshop/follow-up';
import { readForm } from '$lib/forms/read-form';
import { readAttended, sayHowItWent } from '$lib/server/workshop/say-how-it-went';
import { guardianOf } from '../../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const attended = await readAttended(event.locals.app, guardianOf(event), event.params.id);
	if (!attended) error(404, 'not-found');
	return { itemId: attended.itemId, said: attended.said };
};

const answers = v.partial(followUpSchema);

export const actions: Actions = {
	say: async (event) => {
		const actor = guardianOf(event);
		const form = readForm(answers, await event.request.formData());
		const input = form.ok ? form.input : {};
		// An answer that was not given is not kept as none.
		const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value));
		const said = await sayHowItWent(event.locals.app, actor, event.params.id, given);
		if (!said.ok) error(404, 'not-found');
		redirect(303, `/ateliers/${event.params.id}/avis`);
	}
};
