import { fail, redirect } from '@sveltejs/kit';
import { ownHoursInput } from '$lib/domain/disconnection/own-hours.input';
import { chooseTokenInput } from '$lib/domain/home/choose-token.input';
import { readForm } from '$lib/forms/read-form';
import { chooseOwnHours } from '$lib/server/settings/choose-own-hours';
import { chooseToken } from '$lib/server/settings/choose-token';
import { readSettings } from '$lib/server/settings/read-settings';
import { removeDevice } from '$lib/server/settings/remove-device';
import { isFamilyProvider } from '$lib/domain/sign-in/identity-provider';
import { unlinkIdentity } from '$lib/server/sign-in/family-identity';
import { leaveProvider } from '$lib/server/sign-in/leave-provider';
import { clearFamilyCookie, closeFamilySession } from '$lib/server/sign-in/family-session';
import { guardianOf } from '../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	settings: await readSettings(event.locals.app, guardianOf(event)),
	isSaved: event.url.searchParams.has('garde')
});

/** The hours as they were touched, with what is wrong: `code` of `errors.json`. */
const notKept = (code: string, { when, first, last }: Record<string, string>) =>
	fail(400, { isUnknown: false, hours: { code, when, first, last } });

export const actions: Actions = {
	token: async (event) => {
		const actor = guardianOf(event);
		const form = readForm(chooseTokenInput, await event.request.formData());
		if (!form.ok) return fail(400, { isUnknown: true, hours: undefined });
		const result = await chooseToken(event.locals.app, actor, form.input);
		if (!result.ok) return fail(404, { isUnknown: true, hours: undefined });
		redirect(303, '/reglages?garde');
	},
	hours: async (event) => {
		const actor = guardianOf(event);
		const form = readForm(ownHoursInput, await event.request.formData());
		if (!form.ok) return notKept('settings.hours-backwards', form.values);
		const result = await chooseOwnHours(event.locals.app, actor, form.input);
		if (!result.ok) return notKept(result.error.code, form.values);
		redirect(303, '/reglages?garde');
	},
	remove: async (event) => {
		const actor = guardianOf(event);
		const sessionId = (await event.request.formData()).get('session');
		if (typeof sessionId === 'string') await removeDevice(event.locals.app, actor, sessionId);
		redirect(303, '/reglages?garde');
	},
	unlink: async (event) => {
		const actor = guardianOf(event);
		const provider = (await event.request.formData()).get('provider');
		if (isFamilyProvider(provider)) await unlinkIdentity(event.locals.app, actor, provider);
		redirect(303, '/reglages?garde');
	},
	out: async (event) => {
		const { app } = event.locals;
		const vouched = await closeFamilySession(app, guardianOf(event));
		clearFamilyCookie(event.cookies);
		// What the phone keeps goes with the session, even where no script runs. One that ran wiped it
		// already, but for what others who use this phone wrote (`wipe-on-leaving.ts`).
		const isWiped = event.url.searchParams.has('wiped');
		event.setHeaders({ 'clear-site-data': isWiped ? '"cache"' : '"cache", "storage"' });
		const address = vouched && (await leaveProvider(app, vouched));
		if (!address) redirect(303, '/bienvenue');
		return { address };
	}
};
