import { error } from '@sveltejs/kit';
import { readCard } from '$lib/server/home/read-home';
import { guardianOf } from '../../guardian-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const card = await readCard(event.locals.app, guardianOf(event), 'message', event.params.id);
	if (!card) error(404, 'not-found');
	return { card };
};
