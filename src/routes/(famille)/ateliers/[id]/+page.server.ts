import { error, fail, redirect } from '@sveltejs/kit';
import { readCard } from '$lib/server/home/read-home';
import { giveBackPlace } from '$lib/server/workshop/give-back-place';
import { readFactsForFamily } from '$lib/server/workshop/read-facts-for-family';
import { registerFamily } from '$lib/server/workshop/register-family';
import { guardianOf } from '../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const actor = guardianOf(event);
	const card = await readCard(app, actor, 'workshop', event.params.id);
	if (!card) error(404, 'not-found');
	return { card, facts: await readFactsForFamily(app, actor, card) };
};

export const actions: Actions = {
	come: async (event) => {
		const { app } = event.locals;
		const result = await registerFamily(app, guardianOf(event), event.params.id);
		if (result.ok) redirect(303, `/ateliers/${event.params.id}`);
		if (result.error.code === 'workshop.not-found') error(404, 'not-found');
		return fail(409, { code: result.error.code });
	},
	leave: async (event) => {
		await giveBackPlace(event.locals.app, guardianOf(event), event.params.id);
		redirect(303, `/ateliers/${event.params.id}`);
	}
};
