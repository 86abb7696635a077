import { error, fail, redirect } from '@sveltejs/kit';
import { askCallback } from '$lib/server/help/ask-callback';
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
		const schoolId = (await event.request.formData()).get('school');
		if (typeof schoolId !== 'string') error(404, 'not-found');
		const result = await askCallback(event.locals.app, actor, schoolId);
		if (result.ok) redirect(303, '/aide');
		if (result.error.code === 'help.unknown-school') error(404, 'not-found');
		return fail(409, { code: result.error.code });
	}
};
