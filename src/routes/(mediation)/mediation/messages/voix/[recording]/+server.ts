import { error } from '@sveltejs/kit';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { readMessageVoice } from '$lib/server/voice/read-message-voice';
import { soundResponse } from '$lib/server/voice/sound-response';
import type { RequestHandler } from './$types';

/** What was recorded for a message, written or still to be. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const voice = await readMessageVoice(locals.app, staffOf(locals), params.recording);
	if (!voice) error(404, 'not-found');
	return soundResponse(voice, request, 'private, no-store');
};
