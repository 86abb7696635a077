import { listMySchools } from '$lib/server/sign-in/staff-schools';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const schools = await listMySchools(locals.app, staffOf(locals));
	return { next: schools.length > 1 ? '/mediation/connexion/ecole' : '/mediation' };
};
