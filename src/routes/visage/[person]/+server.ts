import { error } from '@sveltejs/kit';
import { readPersonPicture } from '$lib/server/help/read-picture';
import { readStaffActor } from '$lib/server/sign-in/staff-session';
import type { RequestHandler } from './$types';

/**
 * The picture of somebody who helps. Families see it on their pages and staff on theirs: it belongs to
 * neither side, so that whichever session knows it answers. Another picture has another address (`v`).
 */
export const GET: RequestHandler = async ({ locals: { app, actor }, params, cookies }) => {
	const askers = [actor, await readStaffActor(app, cookies)];
	for (const asker of askers) {
		if (asker?.kind !== 'guardian' && asker?.kind !== 'staff') continue;
		const found = await readPersonPicture(app, asker, params.person);
		if (!found) continue;
		return new Response(new Uint8Array(found.bytes), {
			headers: {
				'content-type': found.mediaType,
				'cache-control': 'private, max-age=31536000, immutable',
				'content-security-policy': "default-src 'none'"
			}
		});
	}
	error(404, 'not-found');
};
