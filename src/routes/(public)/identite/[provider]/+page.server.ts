import { error, fail, redirect } from '@sveltejs/kit';
import { isFamilyProvider } from '$lib/domain/sign-in/identity-provider';
import { askIdentity } from '$lib/server/sign-in/ask-identity';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: going to the provider is a post. */
export const load: PageServerLoad = ({ request, params }) => {
	if (!isFamilyProvider(params.provider)) error(404, 'not-found');
	if (request.method === 'GET') redirect(303, '/');
	return { provider: params.provider };
};

export const actions: Actions = {
	/** On another phone, without a letter. */
	enter: async ({ locals, cookies, params }) => {
		if (!isFamilyProvider(params.provider)) error(404, 'not-found');
		const asked = await askIdentity(locals.app, cookies, params.provider);
		return asked.ok ? { address: asked.value } : fail(503, { mistake: 'away' as const });
	},
	/** From a phone that is signed in, and confirmed. */
	link: async ({ locals, cookies, params }) => {
		if (!isFamilyProvider(params.provider)) error(404, 'not-found');
		const { app, actor } = locals;
		if (actor?.kind !== 'guardian' || actor.isProvisional) redirect(303, '/');
		const asked = await askIdentity(app, cookies, params.provider, actor.accountId);
		return asked.ok ? { address: asked.value } : fail(503, { mistake: 'away' as const });
	}
};
