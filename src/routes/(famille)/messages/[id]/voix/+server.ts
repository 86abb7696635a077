import { error } from '@sveltejs/kit';
import { readCardVoice } from '$lib/server/voice/read-message-voice';
import { soundResponse } from '$lib/server/voice/sound-response';
import { cardOf } from '../../../card-of';
import type { RequestHandler } from './$types';

/** What a school says aloud in a message, for whoever may read its card. */
export const GET: RequestHandler = async (event) => {
	const card = await cardOf(event, 'message');
	const voice = await readCardVoice(event.locals.app, card);
	if (!voice) error(404, 'not-found');
	return soundResponse(voice, event.request);
};
