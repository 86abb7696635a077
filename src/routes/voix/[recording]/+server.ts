import { error } from '@sveltejs/kit';
import { readStaffActor } from '$lib/server/sign-in/staff-session';
import { readRecording } from '$lib/server/voice/read-recording';
import { soundResponse } from '$lib/server/voice/sound-response';
import type { RequestHandler } from './$types';

/** A recording never changes: another one has another address. */
const FOR_A_YEAR = 'private, max-age=31536000, immutable';

/**
 * A voice of the bank. Families hear it on their pages and staff on theirs: it belongs to neither
 * side, so that whichever session knows it answers. Not there, or not yours: the same 404.
 */
export const GET: RequestHandler = async ({ locals: { app, actor }, params, cookies, request }) => {
	const askers = [actor, await readStaffActor(app, cookies)];
	for (const asker of askers) {
		const found = asker && (await readRecording(app, asker, params.recording));
		if (found) return soundResponse(found, request, FOR_A_YEAR);
	}
	error(404, 'not-found');
};
