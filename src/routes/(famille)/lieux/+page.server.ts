import { listFamilyPlaces } from '$lib/server/place/read-family-places';
import { guardianOf } from '../guardian-of';
import type { PageServerLoad } from './$types';

/** Places that help with digital things, near the family's schools. */
export const load: PageServerLoad = async (event) => ({
	places: await listFamilyPlaces(event.locals.app, guardianOf(event))
});
