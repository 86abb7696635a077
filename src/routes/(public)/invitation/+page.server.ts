import { redirect } from '@sveltejs/kit';
import { formatCode } from '$lib/domain/first-connection/invitation-key';
import { notePhoneOpened } from '$lib/server/counter/note-phone';
import { chooseLanguage } from '$lib/server/first-connection/choose-language';
import { readInvitationKey } from '$lib/server/first-connection/read-invitation-key';
import {
	lookUpInvitation,
	refusedBeforehand
} from '$lib/server/first-connection/look-up-invitation';
import { useInvitation } from '$lib/server/first-connection/use-invitation';
import { FAMILY_PROVIDERS } from '$lib/domain/sign-in/identity-provider';
import { setFamilyCookie } from '$lib/server/sign-in/family-session';
import { refused } from './refused';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, cookies, locals, setHeaders, url }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const ref = url.searchParams.get('c');
	if (request.method === 'GET' && ref !== null) {
		// At a counter: the language that the adult pointed to there is the one that she reads here.
		const locale = await notePhoneOpened(locals.app, ref);
		if (locale && !locals.actor) await chooseLanguage(locals.app, null, cookies, locale);
		redirect(303, '/invitation');
	}
	// The language comes first; the secret waits in the fragment, which follows a redirection.
	if (request.method === 'GET' && !cookies.get('langue') && !locals.actor) {
		redirect(303, '/bienvenue?next=/invitation');
	}
	return {
		isSignedIn: locals.actor?.kind === 'guardian',
		providers: FAMILY_PROVIDERS.filter((name) => locals.app.identity[name])
	};
};

export const actions: Actions = {
	/** Asks whose letter it is. Consumes nothing. */
	look: async (event) => {
		const form = await event.request.formData();
		const key = readInvitationKey(form);
		if (!key.ok)
			return refused(event, form, (await refusedBeforehand(event.locals.app, key.error)).error);
		const { app, locale } = event.locals;
		const found = await lookUpInvitation(app, key.value, event.getClientAddress(), locale);
		if (!found.ok) return refused(event, form, found.error);
		return { step: 'ask' as const, key: key.value, ...found.value };
	},
	/** "It is my child": the only way in. */
	enter: async (event) => {
		const { app, actor, locale } = event.locals;
		const form = await event.request.formData();
		const key = readInvitationKey(form);
		if (!key.ok)
			return refused(event, form, (await refusedBeforehand(event.locals.app, key.error)).error);
		const signedIn = actor?.kind === 'guardian' ? actor : null;
		const used = await useInvitation(app, key.value, signedIn, locale, event.getClientAddress());
		if (!used.ok) return refused(event, form, used.error);
		if (used.value.sessionCookie) setFamilyCookie(event.cookies, used.value.sessionCookie);
		redirect(303, '/');
	},
	/** "It is not my child": says whom to give the letter back to. */
	decline: async (event) => {
		const form = await event.request.formData();
		const key = readInvitationKey(form);
		const found = key.ok
			? await lookUpInvitation(event.locals.app, key.value, event.getClientAddress())
			: null;
		const typed = key.ok && key.value.kind === 'code' ? formatCode(key.value.code) : '';
		return {
			step: 'not-mine' as const,
			typed,
			school: found?.ok ? found.value.school : null
		};
	}
};
