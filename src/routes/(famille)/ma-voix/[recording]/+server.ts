import { error } from '@sveltejs/kit';
import { readOwnVoice } from '$lib/server/answers/read-own-voice';
import { soundResponse } from '$lib/server/voice/sound-response';
import { guardianOf } from '../../guardian-of';
import type { RequestHandler } from './$types';

/** What a family said itself, for it to hear again. */
export const GET: RequestHandler = async (event) => {
	const voice = await readOwnVoice(event.locals.app, guardianOf(event), event.params.recording);
	if (!voice) error(404, 'not-found');
	return soundResponse(voice, event.request);
};
