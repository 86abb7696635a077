import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { isFamilyProvider } from '$lib/domain/sign-in/identity-provider';
import { enterFamily } from '$lib/server/sign-in/enter-family';
import type { Actions, PageServerLoad } from './$types';

/** The answer of a provider, whichever way it came. */
async function take({ locals, cookies, params, setHeaders }: RequestEvent, answer: URL) {
	setHeaders({ 'cache-control': 'no-store' });
	if (!isFamilyProvider(params.provider)) error(404, 'not-found');
	const { app, actor } = locals;
	const signedIn = actor?.kind === 'guardian' ? actor : null;
	const taken = await enterFamily(app, cookies, params.provider, answer, signedIn);
	if ('goTo' in taken) redirect(303, taken.goTo);
	return taken;
}

/**
 * A GET that opens a session, since OpenID Connect answers so: only to the browser that asked, once
 * (`readIdentity`).
 */
export const load: PageServerLoad = async (event) => {
	if (!isFamilyProvider(event.params.provider)) error(404, 'not-found');
	const { provider } = event.params;
	if (event.request.method !== 'GET') return { provider, mistake: null };
	return { provider, ...(await take(event, event.url)) };
};

export const actions: Actions = {
	/** SAML answers are posted: from a page of ours that took them in (`front/posted-elsewhere.ts`). */
	default: async (event) => {
		const answer = new URL(event.url.origin);
		for (const [name, value] of await event.request.formData()) {
			if (typeof value === 'string') answer.searchParams.set(name, value);
		}
		return take(event, answer);
	}
};
