import { readList } from '$lib/server/home/read-home';
import { guardianOf } from '../guardian-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	home: await readList(event.locals.app, guardianOf(event), 'workshop')
});
