import { redirect } from '@sveltejs/kit';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { clearStaffCookie, closeStaffSession } from '$lib/server/sign-in/staff-session';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: signing out is a post. */
export const load: PageServerLoad = () => redirect(303, '/mediation');

export const actions: Actions = {
	default: async ({ locals, cookies }) => {
		await closeStaffSession(locals.app, staffOf(locals));
		clearStaffCookie(cookies);
		redirect(303, '/mediation/connexion');
	}
};
