import { error } from '@sveltejs/kit';
import { readAnswerVoice } from '$lib/server/answers/read-answer-voice';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { soundResponse } from '$lib/server/voice/sound-response';
import type { RequestHandler } from './$types';

/** What a family said in an answer. Nothing of it stays on a shared desk. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const voice = await readAnswerVoice(locals.app, staffOf(locals), params.writing);
	if (!voice) error(404, 'not-found');
	return soundResponse(voice, request, 'private, no-store');
};
