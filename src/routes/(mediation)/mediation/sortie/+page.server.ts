import { redirect } from '@sveltejs/kit';
import { leaveProvider } from '$lib/server/sign-in/leave-provider';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { clearStaffCookie, closeStaffSession } from '$lib/server/sign-in/staff-session';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: signing out is a post. */
export const load: PageServerLoad = () => redirect(303, '/mediation');

export const actions: Actions = {
	default: async ({ locals, cookies }) => {
		const vouched = await closeStaffSession(locals.app, staffOf(locals));
		clearStaffCookie(cookies);
		const address = vouched && (await leaveProvider(locals.app, vouched));
		if (!address) redirect(303, '/mediation/connexion');
		return { address };
	}
};
