import { redirect } from '@sveltejs/kit';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { placesFor } from '$lib/ui/mediation/places';
import type { PageServerLoad } from './$types';

/** The back-office opens on the first task of one's roles. */
export const load: PageServerLoad = ({ locals }) => {
	redirect(303, placesFor(staffOf(locals).roles)[0]!.href);
};
