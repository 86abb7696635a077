import { fail, redirect } from '@sveltejs/kit';
import { askIdentity } from '$lib/server/sign-in/ask-identity';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: going to the provider is a post. */
export const load: PageServerLoad = ({ request }) => {
	if (request.method === 'GET') redirect(303, '/');
};

export const actions: Actions = {
	/** On another phone, without a letter. */
	enter: async ({ locals, cookies }) => {
		const asked = await askIdentity(locals.app, cookies, 'franceconnect');
		return asked.ok ? { address: asked.value } : fail(503, { mistake: 'away' as const });
	},
	/** From a phone that is signed in, and confirmed. */
	link: async ({ locals, cookies }) => {
		const { app, actor } = locals;
		if (actor?.kind !== 'guardian' || actor.isProvisional) redirect(303, '/');
		const asked = await askIdentity(app, cookies, 'franceconnect', actor.accountId);
		return asked.ok ? { address: asked.value } : fail(503, { mistake: 'away' as const });
	}
};
