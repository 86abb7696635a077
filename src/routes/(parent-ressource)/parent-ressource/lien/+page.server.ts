import { fail, redirect } from '@sveltejs/kit';
import { readSecret } from '$lib/domain/first-connection/invitation-key';
import { lookUpStaffLink, useStaffLink } from '$lib/server/sign-in/staff-link';
import { setStaffCookie } from '$lib/server/sign-in/staff-session';
import type { Actions } from './$types';

/** The secret of the link, as the script read it in the address; empty when it was altered. */
async function secretIn(request: Request): Promise<string> {
	return readSecret(String((await request.formData()).get('secret') ?? '')) ?? '';
}

export const actions: Actions = {
	/** Whose link it is. Consumes nothing. */
	look: async ({ locals, request }) => {
		const secret = await secretIn(request);
		const found = await lookUpStaffLink(locals.app, secret);
		return found.ok ? { name: found.value.name, secret } : fail(403, { isGone: true });
	},
	/** The only way in. */
	enter: async ({ locals, request, cookies }) => {
		const entered = await useStaffLink(locals.app, await secretIn(request));
		if (!entered.ok) return fail(403, { isGone: true });
		setStaffCookie(cookies, entered.value.sessionCookie, entered.value.hours);
		redirect(303, '/parent-ressource');
	}
};
