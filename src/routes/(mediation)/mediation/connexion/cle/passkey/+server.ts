import { json } from '@sveltejs/kit';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { readPasskeyAnswer } from '$lib/server/sign-in/read-passkey-answer';
import { offerPasskey, registerPasskey } from '$lib/server/sign-in/register-passkey';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { RequestHandler } from './$types';

/** The question to the device. */
export const POST: RequestHandler = async ({ locals }) =>
	json(await offerPasskey(locals.app, staffOf(locals)));

/** The passkey that the device made. */
export const PUT: RequestHandler = async ({ locals, request }) => {
	const answer = await readPasskeyAnswer<RegistrationResponseJSON>(request);
	const kept = await registerPasskey(locals.app, staffOf(locals), answer);
	return kept.ok ? json({ next: '/mediation' }) : json(kept.error, { status: 403 });
};
