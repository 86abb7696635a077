import { json } from '@sveltejs/kit';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { readPasskeyAnswer } from '$lib/server/sign-in/read-passkey-answer';
import { askForPasskey, signInWithPasskey } from '$lib/server/sign-in/sign-in-with-passkey';
import { setStaffCookie } from '$lib/server/sign-in/staff-session';
import type { RequestHandler } from './$types';

/** The question to the device. */
export const POST: RequestHandler = async ({ locals }) => json(await askForPasskey(locals.app));

/** The device's answer: opens the session. */
export const PUT: RequestHandler = async ({ locals, request, cookies }) => {
	const answer = await readPasskeyAnswer<AuthenticationResponseJSON>(request);
	const entered = await signInWithPasskey(locals.app, answer);
	if (!entered.ok) return json(entered.error, { status: 403 });
	setStaffCookie(cookies, entered.value.sessionCookie);
	return json({
		next: entered.value.hasSeveralSchools ? '/mediation/connexion/ecole' : '/mediation'
	});
};
