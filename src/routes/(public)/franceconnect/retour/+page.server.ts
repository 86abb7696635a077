import { redirect } from '@sveltejs/kit';
import { readIdentity } from '$lib/server/sign-in/ask-identity';
import { useFamilyIdentity } from '$lib/server/sign-in/family-identity';
import { setFamilyCookie } from '$lib/server/sign-in/family-session';
import type { PageServerLoad } from './$types';

/**
 * What FranceConnect answers. A GET that opens a session, since OpenID Connect answers so: only to the
 * browser that asked, once (`readIdentity`); to link, only while the same account is signed in.
 */
export const load: PageServerLoad = async ({ locals, url, cookies, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const proven = await readIdentity(locals.app, cookies, 'franceconnect', url);
	if (!proven.ok) {
		return { mistake: proven.error.code === 'sign-in.provider-away' ? 'away' : 'refused' } as const;
	}
	const { identity, accountId } = proven.value;
	const signedIn = locals.actor?.kind === 'guardian' ? locals.actor.accountId : null;
	if (accountId !== null && accountId !== signedIn) return { mistake: 'refused' } as const;
	const used = await useFamilyIdentity(locals.app, identity, accountId);
	if (!used.ok) {
		return { mistake: used.error.code === 'identity.taken' ? 'taken' : 'unknown' } as const;
	}
	if (used.value.sessionCookie) setFamilyCookie(cookies, used.value.sessionCookie);
	redirect(303, accountId === null ? '/' : '/reglages?garde');
};
