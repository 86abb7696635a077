import { error } from '@sveltejs/kit';
import { readFamilyPlace } from '$lib/server/place/read-family-places';
import { guardianOf } from '../../guardian-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const place = await readFamilyPlace(event.locals.app, guardianOf(event), event.params.place);
	if (!place) error(404, 'not-found');
	return { place };
};
