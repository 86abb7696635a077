import { error, redirect } from '@sveltejs/kit';
import { isStaffProvider } from '$lib/domain/sign-in/identity-provider';
import { readIdentity } from '$lib/server/sign-in/ask-identity';
import { enterWithIdentity } from '$lib/server/sign-in/enter-with-identity';
import { setStaffCookie } from '$lib/server/sign-in/staff-session';
import type { PageServerLoad } from './$types';

/**
 * What the provider answers. A GET that opens a session, since OpenID Connect answers so: only to the
 * browser that asked, once (`readIdentity`).
 */
export const load: PageServerLoad = async ({ locals, params, url, cookies, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const provider = params.agent;
	if (!isStaffProvider(provider)) error(404, 'not-found');
	const proven = await readIdentity(locals.app, cookies, provider, url);
	if (!proven.ok) return { mistake: proven.error.code };
	const entered = await enterWithIdentity(locals.app, provider, proven.value.identity);
	if (!entered.ok) return { mistake: entered.error.code };
	setStaffCookie(cookies, entered.value.sessionCookie, entered.value.hours);
	redirect(303, entered.value.hasSeveralSchools ? '/mediation/connexion/ecole' : '/mediation');
};
