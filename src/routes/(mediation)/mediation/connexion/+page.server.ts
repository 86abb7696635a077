import { error, fail, redirect } from '@sveltejs/kit';
import { isStaffProvider, STAFF_PROVIDERS } from '$lib/domain/sign-in/identity-provider';
import { askIdentity } from '$lib/server/sign-in/ask-identity';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.actor?.kind === 'staff') redirect(303, '/mediation');
	return { providers: STAFF_PROVIDERS.filter((name) => locals.app.identity[name]) };
};

export const actions: Actions = {
	/** To the provider that vouches for agents. */
	agent: async ({ locals, request, cookies }) => {
		const provider = (await request.formData()).get('provider');
		if (!isStaffProvider(provider)) error(404, 'not-found');
		const asked = await askIdentity(locals.app, cookies, provider);
		return asked.ok ? { provider, address: asked.value } : fail(503, asked.error);
	}
};
